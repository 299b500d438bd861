package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.guard.GuardedCall;
import io.evenkeel.spring.context.SubscribedJourney;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * Guards the requests of WebClient. Each subscription is a call of its own, so a retry by the application is one too.
 */
final class GuardingFilter implements ExchangeFilterFunction {
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
            GuardedCall call = SpannedRequest.Reactive.begin(
                    outbound, dependency, idempotent, SubscribedJourney.of(context), request, context);
            return new ReactiveCall(outbound, dependency, call, request, next).run();
        });
    }
}
