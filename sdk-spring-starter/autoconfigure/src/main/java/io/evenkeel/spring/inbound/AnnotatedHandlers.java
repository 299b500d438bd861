package io.evenkeel.spring.inbound;

import io.evenkeel.Journey;
import io.evenkeel.UserJourney;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Operation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** The journeys that {@link UserJourney} puts on handler methods. Holds one entry per handler method of the application. */
final class AnnotatedHandlers {
    private final Map<Method, Optional<Journey>> journeys = new ConcurrentHashMap<>();
    private final Function<String, Journey> byName;

    AnnotatedHandlers(Function<String, Journey> byName) {
        this.byName = byName;
    }

    /**
     * Reads the annotation of a handler method at start.
     *
     * @throws InvalidSettingException if it names a journey that cannot be
     */
    void add(HandlerMethod handler) {
        UserJourney annotation = annotation(handler);
        if (annotation != null && !Operation.isAllowed(annotation.value())) {
            throw new InvalidSettingException(
                    "@UserJourney of " + handler.getShortLogMessage(),
                    annotation.value(),
                    "1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first");
        }
        find(handler);
    }

    /** The journey of a handler, or {@code null} if it is no annotated handler method. */
    @Nullable
    Journey find(@Nullable Object handler) {
        return handler instanceof HandlerMethod method
                ? journeys.computeIfAbsent(method.getMethod(), added -> Optional.ofNullable(annotation(method))
                                .map(annotation -> byName.apply(annotation.value())))
                        .orElse(null)
                : null;
    }

    private static @Nullable UserJourney annotation(HandlerMethod handler) {
        UserJourney onMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), UserJourney.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), UserJourney.class);
    }
}
