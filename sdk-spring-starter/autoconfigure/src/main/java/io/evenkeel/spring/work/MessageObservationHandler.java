package io.evenkeel.spring.work;

import io.evenkeel.Journey;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.spring.work.WorkRecorder.Work;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Listens to the messages that are consumed, beside the handlers that are there already. */
final class MessageObservationHandler implements ObservationHandler<ReceiverContext<?>> {
    private final WorkRecorder recorder;
    private final WorkJourneys journeys;
    private final List<MessageSource> sources;

    MessageObservationHandler(WorkRecorder recorder, WorkJourneys journeys, List<MessageSource> sources) {
        this.recorder = recorder;
        this.journeys = journeys;
        this.sources = sources;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ReceiverContext<?> receiver && receiver.getKind() == Kind.CONSUMER;
    }

    @Override
    public void onStart(ReceiverContext<?> context) {
        ObservationView parent = context.getParentObservation();
        if (parent == null || parent.getContextView().get(JourneyContext.class) == null) {
            // Else it is a step of an event that is under way, as in a channel of Spring Integration.
            recorder.started(context, () -> journey(context));
        }
    }

    @Override
    public void onStop(ReceiverContext<?> context) {
        recorder.ended(context, () -> new Work(journey(context), false, context.getError(), age(context)));
    }

    private Journey journey(ReceiverContext<?> context) {
        for (MessageSource source : sources) {
            Journey mapped = source.journey(context);
            if (mapped != null) {
                return mapped;
            }
        }
        return journeys.named(WorkJourneys.MESSAGES);
    }

    private @Nullable Duration age(ReceiverContext<?> context) {
        for (MessageSource source : sources) {
            Duration age = source.age(context);
            if (age != null) {
                return age;
            }
        }
        return null;
    }
}
