package io.evenkeel.examples.demo;

import java.time.Duration;
import java.util.List;

/**
 * What there is to see at one time.
 *
 * @param at since the load began
 * @param lines from top to bottom
 */
record Picture(Duration at, List<String> lines) {
    Picture {
        lines = List.copyOf(lines);
    }
}
