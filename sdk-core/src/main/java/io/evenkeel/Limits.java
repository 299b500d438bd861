package io.evenkeel;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.guard.RetrySettings;
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
        check(named + "window", "objectives.window", objective.window(), forbidden);
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

    /** The same settings if all are allowed; otherwise with the closest ones that are. */
    GuardSettings closest(GuardSettings asked) {
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

    /** The same objective if it is allowed; otherwise the closest one that is. */
    Objective closest(Objective asked) {
        String target = target(asked);
        Duration threshold = asked.threshold();
        Duration window = standard.closest("objectives.window", asked.window());
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
