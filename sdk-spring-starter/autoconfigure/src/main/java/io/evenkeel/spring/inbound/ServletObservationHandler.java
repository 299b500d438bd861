package io.evenkeel.spring.inbound;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerMapping;

/** Listens to the server observations of Spring MVC, beside the handlers that are there already. */
final class ServletObservationHandler implements ObservationHandler<ServerRequestObservationContext> {
    private final InboundRecorder recorder;

    ServletObservationHandler(InboundRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext;
    }

    @Override
    public void onStart(ServerRequestObservationContext context) {
        recorder.started(context, () -> new ArrivingServletRequest(context.getCarrier()));
    }

    @Override
    public void onError(ServerRequestObservationContext context) {
        recorder.failed(context);
    }

    @Override
    public void onStop(ServerRequestObservationContext context) {
        recorder.ended(context, () -> request(context));
    }

    private static InboundRequest request(ServerRequestObservationContext context) {
        HttpServletRequest request = context.getCarrier();
        HttpServletResponse response = context.getResponse();
        Throwable error =
                InboundRecorder.first(context.getError(), request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE));
        return new InboundRequest(
                request.getMethod(),
                new ArrivingServletRequest(request).path(),
                context.getPathPattern(),
                request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE),
                response == null ? HttpServletResponse.SC_OK : response.getStatus(),
                ClientDisconnect.causes(error),
                error);
    }
}
