package io.evenkeel.spring.tracing;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.micrometer.observation.Observation;
import io.opentelemetry.context.Context;

/** Where others than Micrometer make the spans, such as the OpenTelemetry agent: the one that work begins in is its own. */
final class SpansOfThread implements ObservationSpans {
    private final FaultListener faults;

    SpansOfThread(FaultListener faults) {
        this.faults = faults;
    }

    @Override
    public void started(Observation.Context context) {
        try {
            Context current = Context.current();
            if (current != Context.root()) {
                context.put(Context.class, current);
            }
        } catch (Throwable fault) {
            faults.isolated(Component.TRACING, fault);
        }
    }

    @Override
    public void within(Observation.Context context, Runnable recording) {
        Context begun = context.get(Context.class);
        if (begun == null) {
            recording.run();
        } else {
            begun.wrap(recording).run();
        }
    }
}
