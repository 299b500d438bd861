package io.evenkeel.spring.inbound;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.HandlerMapping;

/** Listens to the server observations of Spring WebFlux, beside the handlers that are there already. */
final class ReactiveObservationHandler implements ObservationHandler<ServerRequestObservationContext> {
    private static final int OK = 200;

    private final InboundRecorder recorder;
    private final @Nullable ManagementPort management;

    /**
     * @param management the port that the management has for itself, if it has: WebFlux observes its requests too
     */
    ReactiveObservationHandler(InboundRecorder recorder, @Nullable ManagementPort management) {
        this.recorder = recorder;
        this.management = management;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return context instanceof ServerRequestObservationContext;
    }

    @Override
    public void onStart(ServerRequestObservationContext context) {
        recorder.started(context, () -> new ArrivingReactiveRequest(context.getCarrier(), management));
    }

    @Override
    public void onError(ServerRequestObservationContext context) {
        recorder.failed(context);
    }

    @Override
    public void onStop(ServerRequestObservationContext context) {
        recorder.ended(context, () -> request(context));
    }

    /** What is known of a request that is over, or about to be answered. */
    static InboundRequest request(ServerRequestObservationContext context) {
        ServerHttpRequest request = context.getCarrier();
        ServerHttpResponse response = context.getResponse();
        HttpStatusCode status = response == null ? null : response.getStatusCode();
        Throwable error = context.getError();
        return new InboundRequest(
                request.getMethod().name(),
                request.getPath().pathWithinApplication().value(),
                context.getPathPattern(),
                context.getAttributes().get(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE),
                status == null ? OK : status.value(),
                context.isConnectionAborted() || ClientDisconnect.causes(error),
                error);
    }
}
