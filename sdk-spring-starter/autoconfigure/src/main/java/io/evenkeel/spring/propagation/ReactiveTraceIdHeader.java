package io.evenkeel.spring.propagation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import reactor.core.publisher.Mono;

/** Tells the client of Spring WebFlux the id of the trace that its request belongs to. */
final class ReactiveTraceIdHeader implements ObservationHandler<ServerRequestObservationContext> {
    private final String name;

    ReactiveTraceIdHeader(String name) {
        this.name = name;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext;
    }

    @Override
    public void onStart(ServerRequestObservationContext context) {
        ServerHttpResponse response = context.getResponse();
        if (response != null) {
            response.beforeCommit(() -> Mono.fromRunnable(() -> tell(context, response)));
        }
    }

    private void tell(ServerRequestObservationContext context, ServerHttpResponse response) {
        String id = TraceIds.of(context);
        if (id != null) {
            response.getHeaders().set(name, id);
        }
    }
}
