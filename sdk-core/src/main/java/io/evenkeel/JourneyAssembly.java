package io.evenkeel;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.CallRecorder;
import io.evenkeel.call.Component;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Operation;
import io.evenkeel.logging.BadEventLog;
import io.evenkeel.logging.LogKeys;
import io.evenkeel.metrics.JourneyMeters;
import io.evenkeel.slo.BurnRateView;
import io.evenkeel.slo.Cadence;
import io.evenkeel.slo.ExclusionReason;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.ObjectiveKind;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Standard;
import io.evenkeel.tracing.JourneySpans;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the journeys of one build: who is told of their events is decided here. */
final class JourneyAssembly {
    private final ReliabilityBuilder chosen;
    private final EffectiveStandard standard;
    private final Limits limits;
    private final LogKeys logKeys;
    private final Isolation isolation;
    private final List<Objective> defaultObjectives;
    private final List<Duration> boundaries;

    JourneyAssembly(
            ReliabilityBuilder chosen,
            EffectiveStandard effective,
            Limits limits,
            LogKeys logKeys,
            Isolation isolation) {
        this.chosen = chosen;
        this.standard = effective;
        this.limits = limits;
        this.logKeys = logKeys;
        this.isolation = isolation;
        Standard values = effective.standard();
        Duration window = effective.duration("objectives.window");
        this.defaultObjectives = List.of(
                Objective.availability(values.availabilityTarget()).over(window),
                Objective.latency(values.latencyTarget(), values.latencyThreshold())
                        .over(window));
        this.boundaries = Stream.of(
                        values.durationBuckets().stream(),
                        thresholds(defaultObjectives),
                        chosen.journeys.values().stream().flatMap(spec -> thresholds(spec.objectives())))
                .flatMap(each -> each)
                .sorted()
                .distinct()
                .toList();
    }

    /** What a journey has that does not say otherwise. */
    List<Objective> defaultObjectives() {
        return defaultObjectives;
    }

    /** The boundaries of the histograms of all journeys: a meter can have only one set. */
    List<Duration> boundaries() {
        return boundaries;
    }

    private static Stream<Duration> thresholds(List<Objective> objectives) {
        return objectives.stream()
                .filter(objective -> objective.kind() == ObjectiveKind.LATENCY)
                .map(Objective::threshold)
                .flatMap(Stream::ofNullable);
    }

    /**
     * @throws InvalidSettingException if what is said of a journey does not belong together
     */
    static void check(String name, JourneySpec spec) {
        try {
            spec.check();
        } catch (InvalidSettingException e) {
            throw e.below("journeys." + name);
        }
    }

    Journey declared(String name, Consumer<JourneySpec> declaration) {
        JourneySpec spec = new JourneySpec();
        declaration.accept(spec);
        check(name, spec);
        return journey(name, spec);
    }

    Journey journey(String name, JourneySpec spec) {
        List<Objective> objectives = spec.objectives().isEmpty()
                ? defaultObjectives
                : spec.objectives().stream()
                        .map(objective -> limits.kept("journeys." + name, objective))
                        .toList();
        Duration every = spec.every();
        Cadence cadence = every == null ? null : new Cadence(every, chosen.nanoClock);
        JourneyMeters meters = isolation.isolated(
                () -> new JourneyMeters(chosen.registry, name, standard.tier(), objectives, cadence, boundaries));
        BurnRateView burnRates = new BurnRateView(objectives, cadence, chosen.nanoClock);
        JourneySpans spans = new JourneySpans(chosen.openTelemetry, name, objectives, isolation.faults());
        CallRecorder recorder = new CallRecorder(
                new Operation(Operation.Kind.JOURNEY, name),
                spec.classifier(),
                watchedBy(badEventLog(name, objectives), cadence, meters, burnRates, spans),
                isolation.faults(),
                chosen.nanoClock);
        return new Journey(recorder, objectives, burnRates, counts(meters, spans), spec.deadline(), logKeys, spans);
    }

    /** The SDK's own observers first, so that they are told of an end last. */
    private List<CallObserver> watchedBy(@Nullable CallObserver... own) {
        return Stream.concat(
                        Stream.of(own)
                                .flatMap(Stream::ofNullable)
                                .map(observer -> isolation.isolated(observer, Component.METRICS)),
                        chosen.observers.stream())
                .toList();
    }

    private @Nullable CallObserver badEventLog(String journey, List<Objective> objectives) {
        Duration every = chosen.logs.saysBadEventsEvery(standard);
        if (every == null) {
            return null;
        }
        BadEventLog log = new BadEventLog(journey, objectives, every, logKeys, chosen.nanoClock.getAsLong());
        return isolation.isolated(log, Component.LOGGING);
    }

    private JourneyCounts counts(@Nullable JourneyMeters meters, JourneySpans spans) {
        return new JourneyCounts() {
            @Override
            public void excluded(ExclusionReason reason) {
                spans.excluded();
                count(known -> known.excluded(reason));
            }

            @Override
            public void late(boolean refused) {
                count(known -> known.late(refused));
            }

            private void count(Consumer<JourneyMeters> counting) {
                isolation.isolated(() -> {
                    if (meters != null) {
                        counting.accept(meters);
                    }
                    return meters;
                });
            }
        };
    }
}
