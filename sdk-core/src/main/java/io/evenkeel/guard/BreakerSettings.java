package io.evenkeel.guard;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.InvalidSettingException;
import java.time.Duration;

/**
 * When the breaker of one dependency opens, and how it closes again. A call that lasts longer than the dependency's
 * time-out counts like a failed one.
 *
 * @param failureRatio the part of the window's calls that has to fail for the breaker to open; {@code 0 < ratio <= 1}
 * @param minimumCalls how many calls the window must hold before the breaker may open; from 1 to 100,000
 * @param window how far back calls are looked at, in whole seconds from 1s to 10m
 * @param openFor how long calls are refused before a few are let through again; from 10ms to 10m
 * @param trialCalls how many calls are let through to find out; from 1 to 1,000
 */
public record BreakerSettings(
        double failureRatio, int minimumCalls, Duration window, Duration openFor, int trialCalls) {

    /**
     * @throws InvalidSettingException if a value is out of its range
     */
    public BreakerSettings {
        requireNonNull(window, "window");
        requireNonNull(openFor, "openFor");
        if (!(failureRatio > 0 && failureRatio <= 1)) {
            throw new InvalidSettingException("failure-ratio", failureRatio, "> 0 and <= 1");
        }
        if (minimumCalls < 1 || minimumCalls > 100_000) {
            throw new InvalidSettingException("minimum-calls", minimumCalls, "1 to 100000");
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0
                || window.compareTo(Duration.ofMinutes(10)) > 0
                || !window.equals(Duration.ofSeconds(window.toSeconds()))) {
            throw new InvalidSettingException("window", window, "whole seconds, from 1s to 10m");
        }
        if (openFor.compareTo(Duration.ofMillis(10)) < 0 || openFor.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new InvalidSettingException("open-for", openFor, "a duration from 10ms to 10m");
        }
        if (trialCalls < 1 || trialCalls > 1_000) {
            throw new InvalidSettingException("trial-calls", trialCalls, "1 to 1000");
        }
    }
}
