package io.evenkeel;

import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.guard.RetrySettings;
import io.evenkeel.practice.ClientTimeouts;
import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Standard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How calls are guarded, those to each dependency and those to dependencies that nobody has declared. */
final class GuardPractices {
    /** A budget of another order than the standard's bounds nothing. */
    private static final int MOST_TIMES_THE_STANDARD = 10;

    private final Reliability reliability;
    private final EffectiveStandard effective;
    private final Standard standard;
    private final Supplier<@Nullable ClientTimeouts> clients;

    /** @param clients what the clients have by themselves; null where nobody knows */
    GuardPractices(Reliability reliability, EffectiveStandard effective, Supplier<@Nullable ClientTimeouts> clients) {
        this.reliability = reliability;
        this.effective = effective;
        this.standard = effective.standard();
        this.clients = clients;
    }

    /** By the id of the practice. */
    Map<String, PracticeCheck> checks() {
        return Map.of(
                "timeouts-set", this::timeoutsSet,
                "retries-budgeted", this::retriesBudgeted,
                "breakers-enforced", this::breakersEnforced,
                "concurrency-limited", this::concurrencyLimited,
                "deadlines-honoured", this::deadlinesHonoured);
    }

    /** A guard that is not in force sets no time-out: then that of the client counts. Connecting has one of its own anyway. */
    private Finding timeoutsSet() {
        ClientTimeouts known = clients.get();
        Duration longest = known == null ? standard.longestDeadline() : known.longest();
        Duration answer = known == null ? null : known.answer();
        List<String> found = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Guarding each : all()) {
            boolean inForce = each.mode() == GuardMode.ENFORCE;
            Duration timeout = inForce ? each.settings().timeout() : answer;
            String none =
                    inForce ? "has none" : "has none in mode " + each.mode().label();
            (isWithin(longest, timeout) ? found : wrong).add(each.of(told(timeout, none)));
        }
        if (known != null) {
            (isWithin(longest, known.connect()) ? found : wrong).add("connecting " + told(known.connect(), "has none"));
        }
        return wrong.isEmpty()
                ? Finding.passed(Evidence.listed(found))
                : Finding.failed(Evidence.listed(wrong) + " (expected: at most " + Evidence.of(longest) + " each)");
    }

    private static boolean isWithin(Duration longest, @Nullable Duration timeout) {
        return timeout != null && timeout.compareTo(longest) <= 0;
    }

    private static String told(@Nullable Duration timeout, String none) {
        return timeout == null ? none : Evidence.of(timeout);
    }

    private Finding retriesBudgeted() {
        double perSuccess = Math.max(1, standard.retryTokensPerSuccess());
        int most = MOST_TIMES_THE_STANDARD * standard.retryMaxTokens();
        return everyGuard(guard -> budget(guard.settings().retry()), guard -> {
            RetrySettings retry = guard.settings().retry();
            boolean bounded =
                    retry.maxRetries() == 0 || (retry.tokensPerSuccess() <= perSuccess && retry.maxTokens() <= most);
            return bounded
                    ? null
                    : budget(retry) + " (expected: at most " + number(perSuccess) + " for each success, " + most
                            + " in all)";
        });
    }

    private static String budget(RetrySettings retry) {
        return retry.maxRetries() == 0
                ? "no retries"
                : number(retry.tokensPerSuccess()) + " for each success, " + retry.maxTokens() + " in all";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private Finding breakersEnforced() {
        String expected = " (expected: " + effective.wanted("mode", GuardMode.ENFORCE) + ")";
        return everyGuard(
                guard -> "enforce",
                guard -> guard.mode() == GuardMode.ENFORCE
                        ? null
                        : "mode " + guard.mode().label() + expected);
    }

    /** Whether a limit is in effect is the breakers' matter: the mode is of both. */
    private Finding concurrencyLimited() {
        return everyGuard(
                guard -> String.valueOf(guard.settings().concurrencyLimit()),
                guard -> guard.settings().concurrencyLimit() <= standard.concurrencyLimit()
                        ? null
                        : guard.settings().concurrencyLimit() + " (expected: at most " + standard.concurrencyLimit()
                                + ")");
    }

    private Finding deadlinesHonoured() {
        GuardMode usual = reliability.dependencyDefaults().deadlineMode();
        List<String> wrong = new ArrayList<>();
        if (usual != GuardMode.ENFORCE) {
            wrong.add("deadline.mode " + usual.label());
        }
        for (Dependency each : reliability.dependencies()) {
            GuardMode own = each.settings().deadlineMode();
            if (own != GuardMode.ENFORCE && own != usual) {
                wrong.add(each.name() + " deadline.mode " + own.label());
            }
        }
        return wrong.isEmpty()
                ? Finding.passed("deadline.mode enforce")
                : Finding.failed(Evidence.listed(wrong) + " (expected: "
                        + effective.wanted("deadline.mode", GuardMode.ENFORCE) + ")");
    }

    /** One dependency, or, without a name, those that nobody has declared. */
    private record Guarding(@Nullable String name, GuardMode mode, GuardSettings settings) {
        String of(String text) {
            return (name == null ? "others" : name) + ' ' + text;
        }
    }

    private List<Guarding> all() {
        return Stream.concat(
                        reliability.dependencies().stream()
                                .map(each -> new Guarding(each.name(), each.mode(), each.settings())),
                        Stream.of(others()))
                .toList();
    }

    private Guarding others() {
        GuardSettings defaults = reliability.dependencyDefaults();
        GuardMode switched = reliability.modes().overrides().all();
        return new Guarding(null, switched == null ? defaults.mode() : switched, defaults);
    }

    private Finding everyGuard(Function<Guarding, String> told, Function<Guarding, @Nullable String> wrong) {
        List<Guarding> all = all();
        List<String> found = new ArrayList<>();
        for (Guarding each : all) {
            String why = wrong.apply(each);
            if (why != null) {
                found.add(each.of(why));
            }
        }
        if (!found.isEmpty()) {
            return Finding.failed(Evidence.listed(found));
        }
        return Finding.passed(Evidence.listed(
                all.stream().map(each -> each.of(told.apply(each))).toList()));
    }
}
