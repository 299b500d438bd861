package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Guards the requests of RestTemplate and RestClient. A call is over when its answer has been read or closed; one whose status
 * is an error, and one to an endless stream, when the head of the answer is there.
 */
final class GuardingInterceptor implements ClientHttpRequestInterceptor {
    private final Supplier<OutboundCalls> calls;

    /**
     * @param calls asked at the first request, because a client may be needed before the SDK can be built
     */
    GuardingInterceptor(Supplier<OutboundCalls> calls) {
        this.calls = calls;
    }

    /** Puts this interceptor before all others, unless one of its kind is there. */
    void addTo(List<ClientHttpRequestInterceptor> interceptors) {
        if (interceptors.stream().noneMatch(GuardingInterceptor.class::isInstance)) {
            interceptors.add(0, this);
        }
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        OutboundCalls outbound = calls.get();
        Dependency dependency = outbound.dependency(request.getURI());
        return dependency == null
                ? execution.execute(request, body)
                : new BlockingCall(outbound, dependency, request, body, execution).run();
    }
}
