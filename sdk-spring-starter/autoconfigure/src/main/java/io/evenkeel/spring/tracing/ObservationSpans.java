package io.evenkeel.spring.tracing;

import io.micrometer.observation.Observation;

/** Makes the span of an observation the current one. Throws nothing of its own. */
public interface ObservationSpans {
    /** The work begins that is observed: on the thread, and with the span, that it was handed over with. */
    void started(Observation.Context context);

    /** Runs something while the span of the work is the current one of this thread, or else as things are. */
    void within(Observation.Context context, Runnable recording);
}
