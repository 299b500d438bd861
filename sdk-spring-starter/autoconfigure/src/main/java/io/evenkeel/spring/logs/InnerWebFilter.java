package io.evenkeel.spring.logs;

import io.evenkeel.logging.KeySnapshots;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Keeps the keys of a request in it, before any other filter of WebFlux. */
final class InnerWebFilter implements WebFilter, Ordered {
    static final String ATTRIBUTE = InnerWebFilter.class.getName();

    private final KeySnapshots snapshots;

    InnerWebFilter(KeySnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getRequest().getAttributes().put(ATTRIBUTE, snapshots.take());
        return chain.filter(exchange);
    }
}
