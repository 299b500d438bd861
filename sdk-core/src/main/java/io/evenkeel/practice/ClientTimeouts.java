package io.evenkeel.practice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time-outs that the clients of a service have by themselves.
 *
 * @param longest what is not too long for any of them
 * @param answer how long they wait for an answer; null for ever
 * @param connect how long connecting may take; null for ever
 */
public record ClientTimeouts(
        Duration longest,
        @Nullable Duration answer,
        @Nullable Duration connect) {}
