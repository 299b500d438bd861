package io.evenkeel.spring.work;

import io.evenkeel.Journey;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.spring.tracing.ObservationSpans;
import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes each observed piece of work an event of exactly one journey. Never throws. */
final class WorkRecorder {
    private record Begun(long nanos, JourneyContext carried) {}

    /**
     * A piece of work that has ended.
     *
     * @param cancelled whether it was given up before its end
     * @param recordAge how old its record is, or {@code null}
     */
    record Work(
            Journey journey,
            boolean cancelled,
            @Nullable Throwable error,
            @Nullable Duration recordAge) {}

    /** Finds out what a piece of work was. */
    @FunctionalInterface
    interface Ended {
        Work work();
    }

    private final ObservationSpans spans;
    private final FaultListener faults;

    WorkRecorder(ObservationSpans spans, FaultListener faults) {
        this.spans = spans;
        this.faults = faults;
    }

    /**
     * @param journey finds the journey of the work that starts
     */
    void started(Observation.Context context, Supplier<Journey> journey) {
        JourneyContext carried = carried(journey);
        context.put(JourneyContext.class, carried);
        context.put(Begun.class, new Begun(System.nanoTime(), carried));
        spans.started(context);
    }

    private JourneyContext carried(Supplier<Journey> journey) {
        try {
            return journey.get().context(null, false);
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
            return new JourneyContext();
        }
    }

    /** Does nothing for what was not started as an event. */
    void ended(Observation.Context context, Ended ended) {
        Begun begun = context.get(Begun.class);
        if (begun == null) {
            return;
        }
        try {
            spans.within(context, () -> record(begun, ended));
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
        }
    }

    private static void record(Begun begun, Ended ended) {
        long durationNanos = System.nanoTime() - begun.nanos();
        Work work = ended.work();
        Journey journey = work.journey();
        Outcome outcome = work.cancelled() ? Outcome.CANCELLED : journey.classify(null, work.error());
        journey.record(outcome, durationNanos, work.error(), begun.carried(), work.recordAge());
    }
}
