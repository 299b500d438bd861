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
    private final Map<String, String> told = new LinkedHashMap<>();
    private final Map<String, String> traced = new LinkedHashMap<>();

    private AttemptHeaders(GuardedCall call) {
        call.writeHeaders(told::put);
        call.writeTrace(traced::put);
    }

    static AttemptHeaders of(GuardedCall call) {
        return new AttemptHeaders(call);
    }

    static HttpRequest on(HttpRequest request, GuardedCall call) {
        AttemptHeaders own = of(call);
        return own.isEmpty() ? request : new WithHeaders(request, own);
    }

    boolean isEmpty() {
        return told.isEmpty() && traced.isEmpty();
    }

    /** Sets those that are not set already, and the trace, which belongs to the attempt, in any case. */
    void addTo(HttpHeaders headers) {
        told.forEach((name, value) -> {
            if (headers.getFirst(name) == null) {
                headers.set(name, value);
            }
        });
        traced.forEach(headers::set);
    }

    private static final class WithHeaders extends HttpRequestWrapper {
        private final HttpHeaders headers = new HttpHeaders();

        WithHeaders(HttpRequest request, AttemptHeaders own) {
            super(request);
            request.getHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
            own.addTo(headers);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
