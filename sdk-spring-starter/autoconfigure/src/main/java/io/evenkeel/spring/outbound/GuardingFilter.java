package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.guard.GuardedCall;
import io.micrometer.observation.ObservationView;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Guards the requests of WebClient. Each subscription is a call of its own, so a retry by the application is one too.
 */
final class GuardingFilter implements ExchangeFilterFunction {
    /** The key of micrometer-observation, whose constant needs one more library to be read. */
    private static final String OBSERVATION = "micrometer.observation";

    private final Supplier<OutboundCalls> calls;

    /**
     * @param calls asked at the first request, because a client may be needed before the SDK can be built
     */
    GuardingFilter(Supplier<OutboundCalls> calls) {
        this.calls = calls;
    }

    /** Puts this filter before all others, unless one of its kind is there. */
    void addTo(List<ExchangeFilterFunction> filters) {
        if (filters.stream().noneMatch(GuardingFilter.class::isInstance)) {
            filters.add(0, this);
        }
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.deferContextual(context -> {
            Dependency dependency = calls.get().dependency(request.url());
            if (dependency == null) {
                return next.exchange(request);
            }
            OutboundCalls outbound = calls.get();
            boolean idempotent = outbound.isIdempotent(request.method().name());
            GuardedCall call =
                    SpannedRequest.Reactive.begin(outbound, dependency, idempotent, journey(context), request, context);
            return new ReactiveCall(outbound, dependency, call, request, next).run();
        });
    }

    /** Those of the journey call that this request belongs to: the observation in the context has inherited them. */
    private static @Nullable JourneyContext journey(ContextView context) {
        Object observation = context.getOrDefault(OBSERVATION, null);
        JourneyContext carried = observation instanceof ObservationView view
                ? view.getContextView().get(JourneyContext.class)
                : null;
        return carried == null ? CurrentJourney.get() : carried;
    }
}
