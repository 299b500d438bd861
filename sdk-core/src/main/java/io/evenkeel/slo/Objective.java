package io.evenkeel.slo;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.Cause;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Operation;
import io.evenkeel.call.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One promise of a journey: which part of its events is to be good over a rolling window.
 *
 * @param name unique in its journey; the value of the {@code objective} label
 * @param kind what is promised
 * @param target the part that is to be good, as an exact decimal; {@code 5/6 < target < 1}
 * @param threshold more than zero and no longer than the window. For {@link ObjectiveKind#LATENCY}: the longest good
 *     duration. For {@link ObjectiveKind#FRESHNESS}: the highest good age of a record, or {@code null} if any is good.
 *     Otherwise {@code null}
 * @param window the rolling window the target holds over, in whole days from 1 to 90; {@code null} for that of the standard
 */
public record Objective(
        String name,
        ObjectiveKind kind,
        BigDecimal target,
        @Nullable Duration threshold,
        @Nullable Duration window) {

    /** The window of the burn-rate alerts of the SRE Workbook, chapter 5. */
    public static final Duration DEFAULT_WINDOW = Duration.ofDays(30);

    private static final Duration LONGEST_WINDOW = Duration.ofDays(90);

    /** Which targets are accepted, for people. */
    public static final String TARGET_RANGE =
            "> 5/6 and < 1, such as 0.999; up to 5/6 not even a total failure reaches an alert that pages";

    /**
     * @throws InvalidSettingException if a value is out of its range
     */
    public Objective {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(target, "target");
        if (!Operation.isAllowed(name)) {
            throw new InvalidSettingException(
                    "name", name, "1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first");
        }
        double published = target.doubleValue(); // rounds 0.99999999999999999999 to 1
        if (published <= 0 || published >= 1 || !AlertReach.canPage(target)) {
            throw new InvalidSettingException("target", target, TARGET_RANGE);
        }
        if (kind == ObjectiveKind.LATENCY || (kind == ObjectiveKind.FRESHNESS && threshold != null)) {
            if (threshold == null || threshold.isZero() || threshold.isNegative()) {
                throw new InvalidSettingException("threshold", threshold, "a duration > 0, such as 300ms");
            }
        } else if (threshold != null) {
            throw new InvalidSettingException("threshold", threshold, "none for an objective of kind " + kind.label());
        }
        if (window != null
                && (window.compareTo(Duration.ofDays(1)) < 0
                        || window.compareTo(LONGEST_WINDOW) > 0
                        || !window.equals(Duration.ofDays(window.toDays())))) {
            throw new InvalidSettingException("window", window, "whole days, from 1d to 90d");
        }
        Duration longest = window == null ? LONGEST_WINDOW : window;
        if (threshold != null && threshold.compareTo(longest) > 0) {
            throw new InvalidSettingException("threshold", threshold, "no longer than the window, " + longest);
        }
    }

    /**
     * That events succeed.
     *
     * @param target an exact decimal such as {@code "0.999"}
     * @throws InvalidSettingException if it is not a number, or out of its range
     */
    public static Objective availability(String target) {
        return new Objective(
                ObjectiveKind.AVAILABILITY.label(), ObjectiveKind.AVAILABILITY, decimal(target), null, null);
    }

    /**
     * That events succeed within a threshold.
     *
     * @param target an exact decimal such as {@code "0.99"}
     * @param threshold the longest good duration; an event of exactly this duration is good
     * @throws InvalidSettingException if a value is out of its range
     */
    public static Objective latency(String target, Duration threshold) {
        return new Objective(ObjectiveKind.LATENCY.label(), ObjectiveKind.LATENCY, decimal(target), threshold, null);
    }

    /**
     * That events succeed, and that their records are no older than a threshold when they end. In a journey that says how
     * often a success is expected, each one that is missed is bad too.
     *
     * @param target an exact decimal such as {@code "0.99"}
     * @param threshold the highest good age; a record of exactly this age is good, and so is an event without a record
     * @throws InvalidSettingException if a value is out of its range
     */
    public static Objective freshness(String target, Duration threshold) {
        return new Objective(
                ObjectiveKind.FRESHNESS.label(),
                ObjectiveKind.FRESHNESS,
                decimal(target),
                requireNonNull(threshold, "threshold"),
                null);
    }

    /**
     * That events succeed as often as the journey says they are expected to.
     *
     * @param target an exact decimal such as {@code "0.99"}
     * @throws InvalidSettingException if it is not a number, or out of its range
     */
    public static Objective freshness(String target) {
        return new Objective(ObjectiveKind.FRESHNESS.label(), ObjectiveKind.FRESHNESS, decimal(target), null, null);
    }

    /** The same objective under another name: needed where a journey has several of one kind. */
    public Objective named(String otherName) {
        return new Objective(otherName, kind, target, threshold, window);
    }

    /** The same objective over another window. */
    public Objective over(Duration otherWindow) {
        return new Objective(name, kind, target, threshold, requireNonNull(otherWindow, "window"));
    }

    /** The rolling window: in a journey always the one that counts, before that 30 days where none was said. */
    @Override
    public Duration window() {
        return windowOr(DEFAULT_WINDOW);
    }

    /** The rolling window, or that of the standard where none was said. */
    public Duration windowOr(Duration ofTheStandard) {
        return window == null ? requireNonNull(ofTheStandard, "window") : window;
    }

    /** Whether all is the same; a window that was not said counts as 30 days. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Objective objective
                && name.equals(objective.name)
                && kind == objective.kind
                && target.equals(objective.target)
                && Objects.equals(threshold, objective.threshold)
                && window().equals(objective.window());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, kind, target, threshold, window());
    }

    /** Judges one event by all that is known of it. */
    public Verdict judge(ObservedCall event) {
        return judge(event.outcome(), event.durationNanos(), event.recordAge());
    }

    /** Judges one event by its outcome and its duration in nanoseconds. */
    public Verdict judge(Outcome outcome, long durationNanos) {
        return judge(outcome, durationNanos, null);
    }

    private Verdict judge(Outcome outcome, long durationNanos, @Nullable Duration recordAge) {
        return switch (outcome) {
            case SUCCESS, DEGRADED -> isInTime(durationNanos, recordAge) ? Verdict.GOOD : Verdict.BAD;
            case FAILURE, TIMEOUT, REJECTED -> Verdict.BAD;
            case CLIENT_FAULT, CANCELLED -> Verdict.EXCLUDED;
        };
    }

    private boolean isInTime(long durationNanos, @Nullable Duration recordAge) {
        if (threshold == null) {
            return true;
        }
        return kind == ObjectiveKind.FRESHNESS
                ? recordAge == null || recordAge.compareTo(threshold) <= 0
                : durationNanos <= threshold.toNanos();
    }

    /** What made an event bad for this objective. */
    public Cause cause(ObservedCall event) {
        Outcome outcome = event.outcome();
        Cause left = event.cause();
        boolean old = kind == ObjectiveKind.FRESHNESS && outcome == Outcome.SUCCESS;
        if (left != null && !old) { // no dependency made the record old
            return left;
        }
        return switch (outcome) {
            case SUCCESS, DEGRADED -> Cause.LATE;
            case TIMEOUT -> Cause.TIMEOUT;
            case REJECTED -> Cause.OVERLOAD;
            case FAILURE, CLIENT_FAULT, CANCELLED -> Cause.OWN_ERROR;
        };
    }

    /** For people: {@code availability 99.9%} or {@code latency 99% within PT0.3S}. */
    public String summary() {
        String promise =
                name + " " + target.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        return threshold == null ? promise : promise + " within " + threshold;
    }

    private static BigDecimal decimal(String target) {
        try {
            return new BigDecimal(requireNonNull(target, "target"));
        } catch (NumberFormatException e) {
            InvalidSettingException refused = new InvalidSettingException("target", target, TARGET_RANGE);
            refused.addSuppressed(e);
            throw refused;
        }
    }
}
