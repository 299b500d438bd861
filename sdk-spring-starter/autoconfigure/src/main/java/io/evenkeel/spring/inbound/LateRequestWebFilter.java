package io.evenkeel.spring.inbound;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Answers late requests of Spring WebFlux, before all other filters. */
final class LateRequestWebFilter implements WebFilter, Ordered {
    private final LateRequests late;

    LateRequestWebFilter(LateRequests late) {
        this.late = late;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .filter(context -> late.refuses(context, new ArrivingReactiveRequest(exchange.getRequest(), null)))
                .isPresent()) {
            ServerHttpResponse answer = exchange.getResponse();
            answer.setStatusCode(HttpStatus.GATEWAY_TIMEOUT);
            answer.getHeaders().set("Content-Length", "0");
            return answer.setComplete();
        }
        return chain.filter(exchange);
    }
}
