package io.evenkeel.spring.inbound;

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Says when a request of Spring WebFlux is about to be answered, for spans that end with the answer. */
final class AnsweringWebFilter implements WebFilter, Ordered {
    private final InboundRecorder recorder;

    AnsweringWebFilter(InboundRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> answering(exchange)));
        return chain.filter(exchange);
    }

    private void answering(ServerWebExchange exchange) {
        ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .ifPresent(context -> recorder.answering(context, () -> ReactiveObservationHandler.request(context)));
    }
}
