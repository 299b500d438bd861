package io.evenkeel.spring.work;

import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.UserJourney;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Operation;
import io.evenkeel.slo.Objective;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** The journeys of work. One that is not configured promises to succeed, and nothing about how long that takes. */
public final class WorkJourneys {
    static final String SCHEDULED = "scheduled";
    static final String MESSAGES = "messages";
    /** The journeys of work that is mapped to no other. */
    public static final Set<String> UNMAPPED = Set.of(SCHEDULED, MESSAGES);

    private final Reliability reliability;
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    WorkJourneys(Reliability reliability) {
        this.reliability = reliability;
    }

    /** The journeys of scheduled runs and messages that there are by now. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    Journey named(String name) {
        names.add(name);
        String target = reliability.standard().standard().availabilityTarget();
        return reliability.journey(name, journey -> journey.objective(Objective.availability(target)));
    }

    /**
     * The journey that the annotation of a method, else that of its class, names; {@code null} without one.
     *
     * @throws InvalidSettingException if it names a journey that cannot be
     */
    @Nullable
    Journey annotated(@Nullable Method method, Class<?> type) {
        String name = name(method, type);
        return name == null ? null : named(name);
    }

    /**
     * The journey of a plain method that is annotated; where it is not configured, it has the standard's defaults.
     *
     * @throws InvalidSettingException if it names a journey that cannot be
     */
    Journey ofPlainMethod(Method method, Class<?> type) {
        String name = name(method, type);
        return reliability.journey(name == null ? Reliability.DEFAULT_JOURNEY : name);
    }

    private static @Nullable String name(@Nullable Method method, Class<?> type) {
        UserJourney annotation =
                method == null ? null : AnnotatedElementUtils.findMergedAnnotation(method, UserJourney.class);
        if (annotation == null) {
            annotation = AnnotatedElementUtils.findMergedAnnotation(type, UserJourney.class);
        }
        if (annotation == null) {
            return null;
        }
        if (!Operation.isAllowed(annotation.value())) {
            throw new InvalidSettingException(
                    "@UserJourney of " + type.getName() + (method == null ? "" : "#" + method.getName()),
                    annotation.value(),
                    "1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first");
        }
        return annotation.value();
    }
}
