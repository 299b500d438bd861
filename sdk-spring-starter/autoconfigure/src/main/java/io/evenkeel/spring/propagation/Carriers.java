package io.evenkeel.spring.propagation;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Knows the requests of both web stacks, of which all lines of a header are read; the libraries may be absent. */
final class Carriers {
    private static final boolean SERVLET = isPresent("jakarta.servlet.http.HttpServletRequest");
    private static final boolean REACTIVE = isPresent("org.springframework.http.server.reactive.ServerHttpRequest")
            && isPresent("reactor.core.publisher.Mono");

    private Carriers() {}

    static Incoming of(@Nullable Object carrier, Function<String, @Nullable String> getter) {
        Incoming request = SERVLET ? Servlet.request(carrier) : null;
        if (request == null && REACTIVE) {
            request = Reactive.request(carrier);
        }
        return request == null ? new IncomingOther(carrier, getter) : request;
    }

    private static boolean isPresent(String type) {
        return ClassUtils.isPresent(type, Carriers.class.getClassLoader());
    }

    private static final class Servlet {
        static @Nullable Incoming request(@Nullable Object carrier) {
            return carrier instanceof jakarta.servlet.http.HttpServletRequest request
                    ? new IncomingServletRequest(request)
                    : null;
        }
    }

    private static final class Reactive {
        static @Nullable Incoming request(@Nullable Object carrier) {
            return carrier instanceof org.springframework.http.server.reactive.ServerHttpRequest request
                    ? new IncomingReactiveRequest(request)
                    : null;
        }
    }
}
