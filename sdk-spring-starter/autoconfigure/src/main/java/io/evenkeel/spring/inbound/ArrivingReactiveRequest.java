package io.evenkeel.spring.inbound;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.ClassUtils;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A request of Spring WebFlux.
 *
 * @param management the port that the management endpoints have for themselves, or {@code null} if they have none
 */
record ArrivingReactiveRequest(
        ServerHttpRequest request, @Nullable ManagementPort management) implements ArrivingRequest {
    private static final boolean NETTY = ClassUtils.isPresent(
            "reactor.netty.http.server.HttpServerRequest", ArrivingReactiveRequest.class.getClassLoader());

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
        Object server = ServerHttpRequestDecorator.getNativeRequest(request);
        return NETTY ? Netty.peer(server) : null;
    }

    @Override
    public boolean isManagement() {
        return management != null && management.is(request.getLocalAddress());
    }

    /** The one server that tells the address of the socket beside what forwarding headers have made of it. */
    private static final class Netty {
        static @Nullable String peer(Object server) {
            SocketAddress address =
                    server instanceof HttpServerRequest request ? request.connectionRemoteAddress() : null;
            return address instanceof InetSocketAddress internet && internet.getAddress() != null
                    ? internet.getAddress().getHostAddress()
                    : null;
        }
    }
}
