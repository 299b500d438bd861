package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.HttpResult;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardedCall;
import io.micrometer.observation.ObservationView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Guards the requests of WebClient. Each subscription is a call of its own, so a retry by the application is one too. A call
 * is over when the head of the answer is there, when its time-out has passed, or when it is cancelled. A refusal and a
 * time-out are a {@link WebClientRequestException}, as if the host could not be reached.
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
            return dependency == null ? next.exchange(request) : guarded(dependency, journey(context), request, next);
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

    private static Mono<ClientResponse> guarded(
            Dependency dependency, @Nullable JourneyContext journey, ClientRequest request, ExchangeFunction next) {
        GuardedCall call = dependency.begin(false, journey);
        try {
            call.attempt();
        } catch (CallRejectedException refused) {
            return Mono.error(failure(request, new RequestRefusedException(refused)));
        }
        return timed(dependency, request, next)
                .doOnSuccess(response -> call.succeeded(
                        response == null
                                ? null
                                : new HttpResult(response.statusCode().value())))
                .doOnError(call::failed)
                .doOnCancel(() -> call.over(Outcome.CANCELLED, null));
    }

    private static Mono<ClientResponse> timed(Dependency dependency, ClientRequest request, ExchangeFunction next) {
        Mono<ClientResponse> answer = Mono.defer(() -> next.exchange(request));
        if (dependency.settings().mode() == GuardMode.OFF) {
            return answer;
        }
        Duration timeout = dependency.settings().timeout();
        return answer.timeout(
                timeout,
                Mono.error(() -> failure(
                        request,
                        new TimeoutException("call to " + dependency.name() + " took longer than " + timeout))));
    }

    private static WebClientRequestException failure(ClientRequest request, Throwable cause) {
        return new WebClientRequestException(cause, request.method(), request.url(), request.headers());
    }
}
