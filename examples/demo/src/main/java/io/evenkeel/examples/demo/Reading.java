package io.evenkeel.examples.demo;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All services, scraped at one time.
 *
 * @param at since the load began
 * @param services what each of them answered, by name, in the order they are shown
 */
record Reading(Duration at, Map<String, Scrape> services) {
    Reading {
        services = Collections.unmodifiableMap(new LinkedHashMap<>(services));
    }
}
