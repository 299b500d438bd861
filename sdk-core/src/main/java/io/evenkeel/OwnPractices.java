package io.evenkeel;

import io.evenkeel.call.Operation;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.guard.RetrySettings;
import io.evenkeel.machine.Machine;
import io.evenkeel.metrics.FaultMeter;
import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.slo.ObjectiveKind;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Standard;
import io.evenkeel.versions.LibraryVersion;
import io.evenkeel.versions.LibraryVersions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The practices that the SDK knows of by itself, in plain Java too. */
final class OwnPractices {
    private static final String UNKNOWN_SERVICE = "unknown_service";

    /** A budget of another order than the standard's bounds nothing. */
    private static final int MOST_TIMES_THE_STANDARD = 10;

    /** Work that nobody has mapped to a journey. */
    private static final Set<String> UNMAPPED =
            Set.of(Reliability.DEFAULT_JOURNEY, "scheduled", "messages", Operation.OVERFLOW);

    private final Reliability reliability;
    private final Standard standard;
    private final int oldestMonths;
    private final FaultMeter faults;
    private final Machine machine;
    private final @Nullable LocalDate built;
    private @Nullable Finding patched;

    OwnPractices(
            Reliability reliability,
            EffectiveStandard standard,
            FaultMeter faults,
            Machine machine,
            @Nullable LocalDate built) {
        this.reliability = reliability;
        this.standard = standard.standard();
        this.oldestMonths = standard.integer("practices.sdk-months");
        this.faults = faults;
        this.machine = machine;
        this.built = built;
    }

    /** By the id of the practice. */
    Map<String, PracticeCheck> checks() {
        return Map.ofEntries(
                Map.entry("service-named", this::serviceNamed),
                Map.entry("journeys-declared", this::journeysDeclared),
                Map.entry("timeouts-set", this::timeoutsSet),
                Map.entry("retries-budgeted", this::retriesBudgeted),
                Map.entry("breakers-enforced", this::breakersEnforced),
                Map.entry("concurrency-limited", this::concurrencyLimited),
                Map.entry("latency-promised", this::latencyPromised),
                Map.entry("deadlines-honoured", this::deadlinesHonoured),
                Map.entry("sdk-recent", this::sdkRecent),
                Map.entry("versions-patched", this::versionsPatched),
                Map.entry("sdk-faultless", this::sdkFaultless));
    }

    private Finding serviceNamed() {
        String name = reliability.info().service();
        return name.equals(UNKNOWN_SERVICE)
                ? Finding.failed(UNKNOWN_SERVICE + " (expected: a name of its own)")
                : Finding.passed(Evidence.text(name));
    }

    private Finding journeysDeclared() {
        List<String> declared = reliability.journeys().stream()
                .map(Journey::name)
                .filter(name -> !UNMAPPED.contains(name))
                .toList();
        return declared.isEmpty()
                ? Finding.failed("none beside those of work that is mapped to no other (expected: at least one)")
                : Finding.passed(Evidence.listed(declared));
    }

    private Finding timeoutsSet() {
        return everyGuard(guard -> Evidence.of(guard.settings().timeout()), guard -> {
            if (guard.mode() != GuardMode.ENFORCE) {
                return "no time-out in mode " + guard.mode().label() + " (expected: mode enforce)";
            }
            return isTooLong(guard.settings().timeout())
                    ? Evidence.of(guard.settings().timeout()) + " (expected: at most "
                            + Evidence.of(standard.longestDeadline()) + ")"
                    : null;
        });
    }

    /** Longer than any caller may say that it waits. */
    private boolean isTooLong(Duration timeout) {
        return timeout.compareTo(standard.longestDeadline()) > 0;
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
        return everyGuard(
                guard -> "enforce",
                guard -> guard.mode() == GuardMode.ENFORCE
                        ? null
                        : "mode " + guard.mode().label() + " (expected: enforce)");
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

    private Finding latencyPromised() {
        List<Journey> ofRequests = reliability.journeys().stream()
                .filter(journey -> !promises(journey, ObjectiveKind.FRESHNESS))
                .toList();
        List<String> without = ofRequests.stream()
                .filter(journey -> !promises(journey, ObjectiveKind.LATENCY))
                .map(Journey::name)
                .toList();
        if (!without.isEmpty()) {
            return Finding.failed(Evidence.listed(without) + " (expected: an objective of latency)");
        }
        return ofRequests.isEmpty()
                ? Finding.skipped("no journey of requests")
                : Finding.passed(
                        Evidence.listed(ofRequests.stream().map(Journey::name).toList()));
    }

    private static boolean promises(Journey journey, ObjectiveKind kind) {
        return journey.objectives().stream().anyMatch(objective -> objective.kind() == kind);
    }

    private Finding deadlinesHonoured() {
        GuardMode mode = reliability.dependencyDefaults().deadlineMode();
        return mode == GuardMode.ENFORCE
                ? Finding.passed("deadline.mode enforce")
                : Finding.failed("deadline.mode " + mode.label() + " (expected: enforce)");
    }

    private Finding sdkRecent() {
        if (built == null) {
            return Finding.unimplemented("the build of the SDK has not said when it was");
        }
        String text = reliability.info().sdkVersion() + " of " + built;
        return machine.today().isAfter(built.plusMonths(oldestMonths))
                ? Finding.failed(text + " (expected: at most " + oldestMonths + " months old)")
                : Finding.passed(text);
    }

    /** Looked at once: it cannot change. Whoever asks is alone in asking. */
    private Finding versionsPatched() {
        Finding found = patched;
        if (found == null) {
            found = versions(LibraryVersions.seenBy(OwnPractices.class.getClassLoader()));
            patched = found;
        }
        return found;
    }

    /** @param all the libraries that are there */
    static Finding versions(List<LibraryVersion> all) {
        List<String> below = all.stream()
                .filter(LibraryVersion::vulnerable)
                .map(LibraryVersion::toString)
                .toList();
        long known = all.stream().filter(library -> library.version() != null).count();
        return below.isEmpty()
                ? Finding.passed("none of " + known + " libraries is below its floor")
                : Finding.failed(Evidence.listed(below));
    }

    private Finding sdkFaultless() {
        Map<String, Long> counted = faults.counted();
        return counted.isEmpty()
                ? Finding.passed("reliability.sdk.faults 0")
                : Finding.failed("reliability.sdk.faults " + counted + " (expected: none)");
    }

    /** One dependency, or, without a name, those that nobody has declared. */
    private record Guarding(@Nullable String name, GuardMode mode, GuardSettings settings) {
        String of(String text) {
            return (name == null ? "others" : name) + ' ' + text;
        }
    }

    private Finding everyGuard(Function<Guarding, String> told, Function<Guarding, @Nullable String> wrong) {
        List<Guarding> all = Stream.concat(
                        reliability.dependencies().stream()
                                .map(each -> new Guarding(each.name(), each.mode(), each.settings())),
                        Stream.of(new Guarding(null, reliability.modes().mode(), reliability.dependencyDefaults())))
                .toList();
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
