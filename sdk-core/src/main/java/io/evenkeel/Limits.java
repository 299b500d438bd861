package io.evenkeel;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.guard.RetrySettings;
import io.evenkeel.logging.LimitLog;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.ObjectiveKind;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.StandardKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the standard forbids: refused at set-up; brought to what is allowed where the service runs already. */
final class Limits {
    private final EffectiveStandard standard;
    private volatile boolean kept;

    Limits(EffectiveStandard standard) {
        this.standard = standard;
    }

    /** The parts of a guard's settings, by the end of their key below a dependency. */
    static Map<String, Object> parts(GuardSettings settings) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("mode", settings.mode());
        parts.put("timeout", settings.timeout());
        Duration attempt = settings.attemptTimeout();
        if (attempt != null) {
            parts.put("attempt-timeout", attempt);
        }
        parts.put("concurrency-limit", settings.concurrencyLimit());
        parts.put("deadline-mode", settings.deadlineMode());
        BreakerSettings breaker = settings.breaker();
        parts.put("breaker.failure-ratio", breaker.failureRatio());
        parts.put("breaker.minimum-calls", breaker.minimumCalls());
        parts.put("breaker.window", breaker.window());
        parts.put("breaker.open-for", breaker.openFor());
        parts.put("breaker.trial-calls", breaker.trialCalls());
        RetrySettings retry = settings.retry();
        parts.put("retry.max-retries", retry.maxRetries());
        parts.put("retry.backoff", retry.backoff());
        parts.put("retry.max-backoff", retry.maxBackoff());
        parts.put("retry.tokens-per-success", retry.tokensPerSuccess());
        parts.put("retry.max-tokens", retry.maxTokens());
        return parts;
    }

    /**
     * Why each part that is forbidden is.
     *
     * @param key how the guard is called where it is declared, such as {@code dependencies.ledger}
     */
    List<InvalidSettingException> forbidden(String key, GuardSettings settings) {
        List<InvalidSettingException> forbidden = new ArrayList<>();
        parts(settings).forEach((part, value) -> check(key + "." + part, general(part), value, forbidden));
        return forbidden;
    }

    private void check(String named, @Nullable String key, Object value, List<InvalidSettingException> forbidden) {
        try {
            standard.check(named, key, value);
        } catch (InvalidSettingException e) {
            forbidden.add(e);
        }
    }

    /**
     * @param key how the guard is called where it is declared, such as {@code dependencies.ledger}
     * @throws InvalidSettingException if one part is forbidden
     */
    void check(String key, GuardSettings settings) {
        forbidden(key, settings).stream().findFirst().ifPresent(first -> {
            throw first;
        });
    }

    /**
     * @throws InvalidSettingException if it is forbidden
     */
    void check(String key, Object value) {
        standard.check(key, value);
    }

    /**
     * Why each part that is forbidden is.
     *
     * @param key how the journey is called where it is declared, such as {@code journeys.pay}
     */
    List<InvalidSettingException> forbidden(String key, Objective objective) {
        List<InvalidSettingException> forbidden = new ArrayList<>();
        String named = key + ".objectives." + objective.name() + ".";
        check(named + "target", target(objective), objective.target(), forbidden);
        if (objective.kind() == ObjectiveKind.LATENCY && objective.threshold() != null) {
            check(named + "threshold", "objectives.latency.threshold", objective.threshold(), forbidden);
        }
        Duration window = window(objective);
        check(named + "window", "objectives.window", window, forbidden);
        Duration threshold = objective.threshold();
        if (threshold != null && threshold.compareTo(window) > 0) {
            forbidden.add(new InvalidSettingException(
                    named + "threshold", threshold, "no longer than the window, " + window));
        }
        return forbidden;
    }

    /** The standard's keys that the settings differ from; whether something may be tried again in code is none of them. */
    List<String> deviating(GuardSettings settings) {
        List<String> keys = new ArrayList<>();
        parts(settings).forEach((part, value) -> {
            String key = general(part);
            if (key != null && !part.equals("attempt-timeout") && standard.deviates(key, value)) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** From now on a request may be under way: what is forbidden becomes what is allowed. */
    void keepFromNowOn() {
        kept = true;
    }

    /** Whether what is forbidden becomes what is allowed, and is not refused any more. */
    boolean areKept() {
        return kept;
    }

    /**
     * @throws InvalidSettingException at set-up, if one part is forbidden
     */
    GuardSettings kept(String key, GuardSettings asked) {
        List<InvalidSettingException> forbidden = forbidden(key, asked);
        refuseOrSay(forbidden);
        return forbidden.isEmpty() ? asked : closest(asked);
    }

    /**
     * @throws InvalidSettingException at set-up, if one part is forbidden
     */
    Objective kept(String key, Objective asked) {
        refuseOrSay(forbidden(key, asked));
        return closest(asked);
    }

    private void refuseOrSay(List<InvalidSettingException> forbidden) {
        if (!forbidden.isEmpty() && !kept) {
            throw forbidden.get(0);
        }
        forbidden.forEach(each -> LimitLog.kept(each.key(), each.value(), each.expected()));
    }

    /** The settings, with the closest values that are allowed. */
    private GuardSettings closest(GuardSettings asked) {
        Duration attempt = asked.attemptTimeout();
        BreakerSettings breaker = asked.breaker();
        RetrySettings retry = asked.retry();
        return new GuardSettings(
                mode("mode", asked.mode()),
                standard.closest("outbound.timeout", asked.timeout()),
                attempt == null ? null : standard.closest("outbound.timeout", attempt),
                standard.closest("outbound.concurrency-limit", asked.concurrencyLimit()),
                new BreakerSettings(
                        standard.closest("breaker.failure-ratio", breaker.failureRatio()),
                        standard.closest("breaker.minimum-calls", breaker.minimumCalls()),
                        standard.closest("breaker.window", breaker.window()),
                        standard.closest("breaker.open-for", breaker.openFor()),
                        standard.closest("breaker.trial-calls", breaker.trialCalls())),
                new RetrySettings(
                        standard.closest("outbound.retry.max-retries", retry.maxRetries()),
                        standard.closest("outbound.retry.backoff", retry.backoff()),
                        standard.closest("outbound.retry.max-backoff", retry.maxBackoff()),
                        standard.closest("outbound.retry.tokens-per-success", retry.tokensPerSuccess()),
                        standard.closest("outbound.retry.max-tokens", retry.maxTokens())),
                asked.idempotent(),
                mode("deadline.mode", asked.deadlineMode()));
    }

    /** The same objective, over the standard's window if it has none, if that is allowed; otherwise the closest one that is. */
    private Objective closest(Objective asked) {
        String target = target(asked);
        Duration threshold = asked.threshold();
        Duration window = standard.closest("objectives.window", window(asked));
        if (threshold != null && asked.kind() == ObjectiveKind.LATENCY) {
            threshold = standard.closest("objectives.latency.threshold", threshold);
        }
        return new Objective(
                asked.name(),
                asked.kind(),
                target == null ? asked.target() : standard.closest(target, asked.target()),
                threshold == null || threshold.compareTo(window) <= 0 ? threshold : window,
                window);
    }

    private Duration window(Objective objective) {
        return objective.windowOr(standard.duration("objectives.window"));
    }

    private GuardMode mode(String key, GuardMode asked) {
        return standard.allows(key, asked) ? asked : modeOf(standard, key);
    }

    static GuardMode modeOf(EffectiveStandard standard, String key) {
        return GuardMode.valueOf(standard.word(key).toUpperCase(Locale.ROOT));
    }

    private static @Nullable String target(Objective objective) {
        return switch (objective.kind()) {
            case AVAILABILITY -> "objectives.availability.target";
            case LATENCY -> "objectives.latency.target";
            case FRESHNESS -> null;
        };
    }

    /** The standard's key for the part of a guard. */
    static @Nullable String general(String part) {
        return StandardKeys.general("dependencies.any." + part);
    }
}
