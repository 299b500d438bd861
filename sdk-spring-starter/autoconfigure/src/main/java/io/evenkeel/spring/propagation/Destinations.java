package io.evenkeel.spring.propagation;

import io.evenkeel.spring.config.BaggageTarget;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.config.InternalHosts;
import io.evenkeel.spring.config.TrustedPeers;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Whom baggage is handed on to. A request whose destination nobody tells goes to a third party, as far as is known. */
final class Destinations {
    private static final boolean BLOCKING =
            isPresent("org.springframework.http.client.observation.ClientRequestObservationContext");
    private static final boolean REACTIVE =
            isPresent("org.springframework.web.reactive.function.client.ClientRequestObservationContext")
                    && isPresent("reactor.core.publisher.Mono");

    private final BaggageTarget target;
    private final InternalHosts internal;

    Destinations(EvenkeelProperties properties) {
        this.target = properties.baggage().forwardTo();
        this.internal = InternalHosts.of(
                properties.baggage().internalHosts(),
                TrustedPeers.of(properties.deadline().trustedPeers()));
    }

    /** Whether baggage goes where this is sent. */
    boolean get(SenderContext<?> context) {
        return switch (target) {
            case ALL -> true;
            case NONE -> false;
            case INTERNAL -> context.getKind() == Kind.PRODUCER || internal.contain(host(context));
        };
    }

    private static @Nullable String host(SenderContext<?> context) {
        URI uri = BLOCKING ? Blocking.uri(context) : null;
        if (uri == null && REACTIVE) {
            uri = Reactive.uri(context);
        }
        String address = context.getRemoteServiceAddress();
        if (uri == null && address != null) {
            uri = URI.create(address);
        }
        return uri == null ? null : uri.getHost();
    }

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, Destinations.class.getClassLoader());
    }

    private static final class Blocking {
        static @Nullable URI uri(SenderContext<?> context) {
            return context
                                    instanceof
                                    org.springframework.http.client.observation.ClientRequestObservationContext request
                            && request.getCarrier() != null
                    ? request.getCarrier().getURI()
                    : null;
        }
    }

    private static final class Reactive {
        static @Nullable URI uri(SenderContext<?> context) {
            return context
                                    instanceof
                                    org.springframework.web.reactive.function.client.ClientRequestObservationContext
                                            request
                            && request.getCarrier() != null
                    ? request.getCarrier().build().url()
                    : null;
        }
    }
}
