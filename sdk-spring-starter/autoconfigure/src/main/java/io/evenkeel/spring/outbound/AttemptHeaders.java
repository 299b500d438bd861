package io.evenkeel.spring.outbound;

import io.evenkeel.guard.GuardedCall;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.support.HttpRequestWrapper;

/**
 * What an attempt tells the server. Each attempt has headers of its own, so that one that is tried again does not carry what
 * the one before it was given, and what the application has set stays.
 */
final class AttemptHeaders {
    private AttemptHeaders() {}

    static Map<String, String> of(GuardedCall call) {
        Map<String, String> headers = new LinkedHashMap<>();
        call.writeHeaders(headers::put);
        return headers;
    }

    static HttpRequest on(HttpRequest request, GuardedCall call) {
        Map<String, String> own = of(call);
        return own.isEmpty() ? request : new WithHeaders(request, own);
    }

    /** Sets those that are not set already. */
    static void addTo(HttpHeaders headers, Map<String, String> own) {
        own.forEach((name, value) -> {
            if (headers.getFirst(name) == null) {
                headers.set(name, value);
            }
        });
    }

    private static final class WithHeaders extends HttpRequestWrapper {
        private final HttpHeaders headers = new HttpHeaders();

        WithHeaders(HttpRequest request, Map<String, String> own) {
            super(request);
            request.getHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
            addTo(headers, own);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
