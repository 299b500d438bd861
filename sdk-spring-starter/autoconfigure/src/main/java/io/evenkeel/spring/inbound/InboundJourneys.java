package io.evenkeel.spring.inbound;

import io.evenkeel.Journey;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import org.jspecify.annotations.Nullable;

/** Finds the journey of a request: by configured routes, else by its handler. Never throws. */
final class InboundJourneys {
    private final RouteTable routes;
    private final AnnotatedHandlers handlers;
    private final Journey defaultJourney;
    private final FaultListener faults;

    InboundJourneys(RouteTable routes, AnnotatedHandlers handlers, Journey defaultJourney, FaultListener faults) {
        this.routes = routes;
        this.handlers = handlers;
        this.defaultJourney = defaultJourney;
        this.faults = faults;
    }

    /** The journey of every request that belongs to no other. */
    Journey byDefault() {
        return defaultJourney;
    }

    /** The journey of a request that is over. */
    Journey of(String method, String path, @Nullable Object handler) {
        try {
            Journey mapped = routes.find(method, path);
            return or(mapped == null ? handlers.find(handler) : mapped);
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
            return defaultJourney;
        }
    }

    /** The journey of a request that nobody has looked for a handler for yet. */
    Journey ofArriving(String method, String path) {
        try {
            Journey mapped = routes.find(method, path);
            return or(mapped == null ? handlers.mapped().find(method, path) : mapped);
        } catch (Throwable fault) {
            faults.isolated(Component.INBOUND, fault);
            return defaultJourney;
        }
    }

    private Journey or(@Nullable Journey mapped) {
        return mapped == null ? defaultJourney : mapped;
    }
}
