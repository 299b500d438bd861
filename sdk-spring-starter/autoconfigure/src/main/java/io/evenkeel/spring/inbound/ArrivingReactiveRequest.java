package io.evenkeel.spring.inbound;

import io.evenkeel.spring.peer.ReactivePeer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request of Spring WebFlux.
 *
 * @param management the port that the management endpoints have for themselves, or {@code null} if they have none
 */
record ArrivingReactiveRequest(
        ServerHttpRequest request, @Nullable ManagementPort management) implements ArrivingRequest {
    @Override
    public String method() {
        return request.getMethod().name();
    }

    @Override
    public String path() {
        return request.getPath().pathWithinApplication().value();
    }

    @Override
    public List<String> header(String name) {
        return request.getHeaders().getValuesAsList(name);
    }

    @Override
    public @Nullable String peer() {
        return ReactivePeer.address(request);
    }

    @Override
    public boolean isManagement() {
        return management != null && management.is(request.getLocalAddress());
    }
}
