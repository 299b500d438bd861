package io.evenkeel.spring.propagation;

import io.evenkeel.spring.peer.ReactivePeer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A request of Spring WebFlux. */
record IncomingReactiveRequest(ServerHttpRequest request) implements Incoming {
    @Override
    public List<String> lines(String name) {
        List<String> lines = new ArrayList<>(1);
        request.getHeaders().forEach((header, values) -> {
            if (header.equalsIgnoreCase(name)) {
                lines.addAll(values);
            }
        });
        return lines;
    }

    @Override
    public boolean isFrom(TrustedCallers trusted) {
        return trusted.contain(
                ReactivePeer.address(request),
                ReactivePeer.header(request, TrustedCallers.FORWARDED_FOR),
                ReactivePeer.header(request, TrustedCallers.FORWARDED));
    }
}
