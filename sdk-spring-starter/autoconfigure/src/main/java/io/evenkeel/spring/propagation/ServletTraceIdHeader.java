package io.evenkeel.spring.propagation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Tells the client of Spring MVC the id of the trace that its request belongs to. */
final class ServletTraceIdHeader implements ObservationHandler<ServerRequestObservationContext> {
    private final String name;

    ServletTraceIdHeader(String name) {
        this.name = name;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext;
    }

    /** Before any filter behind the observation runs; by then the observation has its span. */
    @Override
    public void onScopeOpened(ServerRequestObservationContext context) {
        HttpServletResponse response = context.getResponse();
        String id = response == null || response.isCommitted() ? null : TraceIds.of(context);
        if (id != null) {
            response.setHeader(name, id);
        }
    }
}
