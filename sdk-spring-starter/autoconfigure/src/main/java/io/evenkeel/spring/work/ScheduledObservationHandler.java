package io.evenkeel.spring.work;

import io.evenkeel.Journey;
import io.evenkeel.spring.work.WorkRecorder.Work;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.Schedules;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/** Listens to the runs of {@code @Scheduled} methods, beside the handlers that are there already. */
final class ScheduledObservationHandler implements ObservationHandler<ScheduledTaskObservationContext> {
    private record Job(Class<?> type, Method method) {}

    private final Map<Job, Journey> found = new ConcurrentHashMap<>();
    private final WorkRecorder recorder;
    private final WorkJourneys journeys;

    ScheduledObservationHandler(WorkRecorder recorder, WorkJourneys journeys) {
        this.recorder = recorder;
        this.journeys = journeys;
    }

    /** Asks for the journeys of a bean's scheduled methods at start. */
    void add(Class<?> type) {
        MethodIntrospector.selectMethods(type, ScheduledObservationHandler::isScheduled)
                .forEach(method -> journey(new Job(type, method)));
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ScheduledTaskObservationContext;
    }

    @Override
    public void onStart(ScheduledTaskObservationContext context) {
        recorder.started(context, () -> journey(context));
    }

    @Override
    public void onStop(ScheduledTaskObservationContext context) {
        recorder.ended(context, () -> {
            Throwable error = context.getError();
            return new Work(journey(context), error == null && !context.isComplete(), error, null);
        });
    }

    private Journey journey(ScheduledTaskObservationContext context) {
        return journey(new Job(context.getTargetClass(), context.getMethod()));
    }

    private Journey journey(Job job) {
        Journey known = found.get(job);
        if (known == null) {
            Journey annotated = journeys.annotated(job.method(), job.type());
            known = annotated == null ? journeys.named(WorkJourneys.SCHEDULED) : annotated;
            found.put(job, known);
        }
        return known;
    }

    private static boolean isScheduled(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, Scheduled.class)
                || AnnotatedElementUtils.hasAnnotation(method, Schedules.class);
    }
}
