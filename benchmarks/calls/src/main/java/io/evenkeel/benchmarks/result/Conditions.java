package io.evenkeel.benchmarks.result;

import java.util.Map;

/**
 * Under which conditions a part was measured.
 *
 * @param machine what it ran on; never its name
 * @param jdk what ran it
 * @param versions of everything that was compared
 * @param parameters how it was measured
 */
public record Conditions(
        Map<String, String> machine, String jdk, Map<String, String> versions, Map<String, String> parameters) {}
