package io.evenkeel.spring.peer;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.ClassUtils;
import reactor.netty.http.server.HttpServerRequest;

/** The other end of a request of Spring WebFlux. */
public final class ReactivePeer {
    private static final boolean NETTY =
            ClassUtils.isPresent("reactor.netty.http.server.HttpServerRequest", ReactivePeer.class.getClassLoader());

    private ReactivePeer() {}

    /** The address at the other end of the socket, or {@code null} if nobody knows it. No header says it. */
    public static @Nullable String address(ServerHttpRequest request) {
        Object server = ServerHttpRequestDecorator.getNativeRequest(request);
        return NETTY ? Netty.address(server) : null;
    }

    /** All values of a header as the server has received it, as far as {@link #address} is known. */
    public static List<String> header(ServerHttpRequest request, String name) {
        Object server = ServerHttpRequestDecorator.getNativeRequest(request);
        return NETTY ? Netty.header(server, name) : List.of();
    }

    /** The one server that tells the address of the socket beside what forwarding headers have made of it. */
    private static final class Netty {
        static @Nullable String address(Object server) {
            SocketAddress address =
                    server instanceof HttpServerRequest request ? request.connectionRemoteAddress() : null;
            return address instanceof InetSocketAddress internet && internet.getAddress() != null
                    ? internet.getAddress().getHostAddress()
                    : null;
        }

        static List<String> header(Object server, String name) {
            return server instanceof HttpServerRequest request
                    ? request.requestHeaders().getAll(name)
                    : List.of();
        }
    }
}
