package io.evenkeel.spring.inbound;

import io.evenkeel.Journey;
import io.evenkeel.UserJourney;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.Operation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
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
    private volatile RouteTable mapped = new RouteTable(List.of());

    /**
     * A handler method and what leads to it.
     *
     * @param routes none where nobody knows them
     */
    record Handler(HandlerMethod method, List<Route> routes) {}

    AnnotatedHandlers(Function<String, Journey> byName) {
        this.byName = byName;
    }

    /**
     * Reads the annotations of all handler methods at start.
     *
     * @throws InvalidSettingException if one names a journey that cannot be
     */
    void are(List<Handler> handlers) {
        List<MappedRoute> routes = new ArrayList<>();
        for (Handler handler : handlers) {
            check(handler.method());
            Journey journey = find(handler.method());
            handler.routes().forEach(route -> routes.add(new MappedRoute(route, journey)));
        }
        mapped = new RouteTable(routes);
    }

    /** The journeys by what leads to their handlers, for requests that nobody has looked for a handler for yet. */
    RouteTable mapped() {
        return mapped;
    }

    private static void check(HandlerMethod handler) {
        UserJourney annotation = annotation(handler);
        if (annotation != null && !Operation.isAllowed(annotation.value())) {
            throw new InvalidSettingException(
                    "@UserJourney of " + handler.getShortLogMessage(),
                    annotation.value(),
                    "1 to 100 letters, digits, '.', '_', '-' or ':', a letter or digit first");
        }
    }

    /** The journey of a handler, or {@code null} if it is no annotated handler method. */
    @Nullable
    Journey find(@Nullable Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return null;
        }
        Optional<Journey> known = journeys.get(method.getMethod());
        return (known == null ? journeys.computeIfAbsent(method.getMethod(), added -> journey(method)) : known)
                .orElse(null);
    }

    private Optional<Journey> journey(HandlerMethod method) {
        return Optional.ofNullable(annotation(method)).map(annotation -> byName.apply(annotation.value()));
    }

    private static @Nullable UserJourney annotation(HandlerMethod handler) {
        UserJourney onMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), UserJourney.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), UserJourney.class);
    }
}
