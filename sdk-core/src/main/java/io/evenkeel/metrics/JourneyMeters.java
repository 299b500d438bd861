package io.evenkeel.metrics;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.RejectionReason;
import io.evenkeel.slo.Cadence;
import io.evenkeel.slo.ExclusionReason;
import io.evenkeel.slo.Objective;
import io.evenkeel.slo.ObjectiveKind;
import io.evenkeel.slo.Verdict;
import io.evenkeel.standard.Tier;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one journey. Good, bad and excluded exist at 0 from the start: a missing series means that the
 * instrumentation is lost, not that there was no traffic.
 */
public final class JourneyMeters implements CallObserver {
    private final ObjectiveMeters[] objectives;
    private final Map<ExclusionReason, Counter> excluded = new EnumMap<>(ExclusionReason.class);
    private final OutcomeTimers timers;
    private final Counter refusedLate;
    private final Counter seenLate;

    /**
     * @param cadence that the registry reads how often a success was missed from, or {@code null}
     * @param boundaries of the latency histogram; the same list for every journey of a registry
     */
    public JourneyMeters(
            MeterRegistry registry,
            String journey,
            Tier tier,
            List<Objective> objectives,
            @Nullable Cadence cadence,
            List<Duration> boundaries) {
        this.objectives = objectives.stream()
                .map(objective -> new ObjectiveMeters(registry, journey, tier, objective, cadence))
                .toArray(ObjectiveMeters[]::new);
        for (ExclusionReason reason : ExclusionReason.values()) {
            excluded.put(
                    reason,
                    Counter.builder(MeterNames.SLO_EVENTS_EXCLUDED)
                            .description("Events that count neither as good nor as bad")
                            .tag("journey", journey)
                            .tag("reason", reason.label())
                            .register(registry));
        }
        this.timers = new OutcomeTimers(
                registry,
                MeterNames.JOURNEY_DURATION,
                "How long the events of a journey took",
                "journey",
                journey,
                boundaries);
        this.refusedLate = rejections(registry, journey, "enforced");
        this.seenLate = rejections(registry, journey, "observed");
    }

    private static Counter rejections(MeterRegistry registry, String journey, String mode) {
        return Counter.builder(MeterNames.JOURNEY_REJECTIONS)
                .description("Events that were refused, or would have been, before their work began")
                .tag("journey", journey)
                .tag("reason", RejectionReason.DEADLINE.label())
                .tag("mode", mode)
                .register(registry);
    }

    @Override
    public void ended(ObservedCall call) {
        ExclusionReason reason = ExclusionReason.of(call.outcome());
        if (reason == null) {
            for (ObjectiveMeters objective : objectives) {
                objective.count(call);
            }
        } else {
            excluded(reason);
        }
        timers.record(call.outcome(), call.durationNanos());
        if (reason == null) {
            // Last: a cause can be a new one, and a registry that refuses it must not take the verdicts with it.
            for (ObjectiveMeters objective : objectives) {
                objective.countCause(call);
            }
        }
    }

    /** Counts an event that is excluded whatever became of it. */
    public void excluded(ExclusionReason reason) {
        Counter counter = excluded.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    /** Counts an event that nobody waited for any more before its work began. */
    public void late(boolean refused) {
        (refused ? refusedLate : seenLate).increment();
    }

    private static final class ObjectiveMeters {
        private static final String EVENTS = "Events of a journey, judged good or bad for each objective";

        private final Objective objective;
        private final Counter good;
        private final @Nullable Counter bad;
        private final LongAdder badBesideMissed = new LongAdder();
        private final BadEventMeters badByCause;

        ObjectiveMeters(
                MeterRegistry registry,
                String journey,
                Tier tier,
                Objective objective,
                @Nullable Cadence cadenceOfAll) {
            this.objective = objective;
            Cadence cadence = objective.kind() == ObjectiveKind.FRESHNESS ? cadenceOfAll : null;
            this.good = events(registry, journey, "good");
            this.bad = cadence == null ? events(registry, journey, "bad") : null;
            if (cadence != null) {
                publishBad(registry, journey, cadence);
            }
            this.badByCause = new BadEventMeters(registry, journey, objective, cadence);
            double target = objective.target().doubleValue();
            Gauge.builder(MeterNames.SLO_OBJECTIVE_RATIO, () -> target)
                    .description("The part of events that is to be good")
                    .tag("journey", journey)
                    .tag("objective", objective.name())
                    .tag("kind", objective.kind().label())
                    .tag("window", objective.window().toDays() + "d")
                    .tag("tier", tier.label())
                    .register(registry);
            Duration threshold = objective.threshold();
            if (threshold != null) {
                double seconds = threshold.toNanos() / 1e9;
                Gauge.builder(MeterNames.SLO_OBJECTIVE_THRESHOLD, () -> seconds)
                        .description("The longest good duration, or the highest good age of a record")
                        .tag("journey", journey)
                        .tag("objective", objective.name())
                        .register(registry);
            }
        }

        void count(ObservedCall call) {
            switch (objective.judge(call)) {
                case GOOD -> good.increment();
                case BAD -> {
                    if (bad == null) {
                        badBesideMissed.increment();
                    } else {
                        bad.increment();
                    }
                }
                case EXCLUDED -> {}
            }
        }

        void countCause(ObservedCall call) {
            if (objective.judge(call) == Verdict.BAD) {
                badByCause.count(call);
            }
        }

        /** What is missed happens without an event: nobody could increment a counter, so the registry reads this one. */
        private void publishBad(MeterRegistry registry, String journey, Cadence cadence) {
            FunctionCounter.builder(MeterNames.SLO_EVENTS, badBesideMissed, besides -> besides.sum() + cadence.missed())
                    .description(EVENTS)
                    .tag("journey", journey)
                    .tag("objective", objective.name())
                    .tag("result", "bad")
                    .register(registry);
        }

        private Counter events(MeterRegistry registry, String journey, String result) {
            return Counter.builder(MeterNames.SLO_EVENTS)
                    .description(EVENTS)
                    .tag("journey", journey)
                    .tag("objective", objective.name())
                    .tag("result", result)
                    .register(registry);
        }
    }
}
