package io.evenkeel.spring.outbound;

import io.micrometer.common.KeyValue;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Keeps {@code client.name} of the application's own {@code http.client.requests} within the cap of dependencies: a host can
 * be chosen by whoever sends a URL. And keeps values out of its {@code uri}. Done in the convention, because what comes later (a meter filter) keeps every name that
 * it has ever seen.
 */
final class CappedHosts {
    private CappedHosts() {}

    private static KeyValue cap(KeyValue host, @Nullable URI uri, Supplier<OutboundCalls> calls) {
        return uri == null || uri.getHost() == null
                ? host
                : KeyValue.of(host.getKey(), calls.get().host(uri));
    }

    /** For RestClient and RestTemplate. */
    static final class Blocking extends DefaultClientRequestObservationConvention {
        private final Supplier<OutboundCalls> calls;

        Blocking(String name, Supplier<OutboundCalls> calls) {
            super(name);
            this.calls = calls;
        }

        @Override
        protected KeyValue clientName(ClientRequestObservationContext context) {
            HttpRequest request = context.getCarrier();
            return cap(super.clientName(context), request == null ? null : request.getURI(), calls);
        }

        @Override
        protected KeyValue uri(ClientRequestObservationContext context) {
            return UriLabel.of(super.uri(context));
        }
    }

    /** For WebClient. */
    static final class Reactive
            extends org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention {
        private final Supplier<OutboundCalls> calls;

        Reactive(String name, Supplier<OutboundCalls> calls) {
            super(name);
            this.calls = calls;
        }

        @Override
        protected KeyValue clientName(
                org.springframework.web.reactive.function.client.ClientRequestObservationContext context) {
            ClientRequest request = context.getRequest();
            return cap(super.clientName(context), request == null ? null : request.url(), calls);
        }

        @Override
        protected KeyValue uri(
                org.springframework.web.reactive.function.client.ClientRequestObservationContext context) {
            return UriLabel.of(super.uri(context));
        }
    }
}
