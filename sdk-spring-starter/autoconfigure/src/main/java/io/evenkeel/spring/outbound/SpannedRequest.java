package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.SentRequest;
import io.evenkeel.call.SentRequest.Spanned;
import io.evenkeel.guard.GuardedCall;
import io.evenkeel.spring.tracing.ObservedSpan;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.observation.ClientRequestObservationContext;

/**
 * Begins the call of a request of Spring's clients where its span is: that of the observation that Spring's client has begun for this very request,
 * or else a new one below the span that the request comes from.
 */
final class SpannedRequest {
    /** What is current is current for all registries of a thread. */
    private static final ObservationRegistry OF_THIS_THREAD = ObservationRegistry.create();

    private SpannedRequest() {}

    /** Of RestTemplate or RestClient: the scope of their observation is open on this thread. */
    static GuardedCall begin(
            OutboundCalls calls,
            Dependency dependency,
            boolean idempotent,
            @Nullable JourneyContext journey,
            HttpRequest request) {
        return begin(
                dependency,
                idempotent,
                journey,
                ofClient(calls, request),
                null,
                request.getMethod().name(),
                request.getURI(),
                request.getHeaders()::getFirst);
    }

    private static @Nullable Span ofClient(OutboundCalls calls, HttpRequest request) {
        try {
            Observation current = OF_THIS_THREAD.getCurrentObservation();
            return current != null
                            && current.getContext() instanceof ClientRequestObservationContext client
                            && client.getCarrier() != null
                            && client.getCarrier().getURI().equals(request.getURI())
                            && client.getCarrier().getMethod().equals(request.getMethod())
                    ? ObservedSpan.of(client)
                    : null;
        } catch (Throwable fault) {
            calls.isolated(fault);
            return null;
        }
    }

    /**
     * @param own the span of this very request, or {@code null}
     * @param parent what else it is to be below, or {@code null} for what is current on this thread
     */
    static GuardedCall begin(
            Dependency dependency,
            boolean idempotent,
            @Nullable JourneyContext journey,
            @Nullable Span own,
            @Nullable Span parent,
            String method,
            URI uri,
            Function<String, @Nullable String> header) {
        Span current = own == null ? parent : own;
        SentRequest sent = new SentRequest(method, uri, header, own == null ? Spanned.NOT_YET : Spanned.BY_CURRENT);
        if (current == null || current == Span.current()) {
            return dependency.begin(idempotent, journey, sent);
        }
        return Context.current()
                .with(current)
                .wrapSupplier(() -> dependency.begin(idempotent, journey, sent))
                .get();
    }

    /** WebClient's: its observation is in the context of the subscriber. */
    static final class Reactive {
        private Reactive() {}

        static GuardedCall begin(
                OutboundCalls calls,
                Dependency dependency,
                boolean idempotent,
                @Nullable JourneyContext journey,
                org.springframework.web.reactive.function.client.ClientRequest request,
                reactor.util.context.ContextView context) {
            Span own = null;
            Span parent = null;
            try {
                Observation.ContextView observed = ObservedSpan.Reactive.observed(context);
                if (observed != null) {
                    parent = ObservedSpan.of(observed);
                    own = observed
                                            instanceof
                                            org.springframework.web.reactive.function.client
                                                            .ClientRequestObservationContext
                                                    client
                                    && client.getRequest() != null
                                    && client.getRequest().url().equals(request.url())
                                    && client.getRequest().method().equals(request.method())
                            ? parent
                            : null;
                }
            } catch (Throwable fault) {
                calls.isolated(fault);
            }
            return SpannedRequest.begin(
                    dependency,
                    idempotent,
                    journey,
                    own,
                    parent,
                    request.method().name(),
                    request.url(),
                    request.headers()::getFirst);
        }
    }
}
