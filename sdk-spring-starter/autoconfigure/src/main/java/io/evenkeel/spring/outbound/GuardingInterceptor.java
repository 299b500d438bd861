package io.evenkeel.spring.outbound;

import io.evenkeel.Dependency;
import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.HttpResult;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Guards the requests of RestTemplate and RestClient, on the thread of the caller. A call is over when the head of the
 * answer is there.
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
        Dependency dependency = calls.get().dependency(request.getURI());
        if (dependency == null) {
            return execution.execute(request, body);
        }
        ActiveCall call = start(dependency);
        ClientHttpResponse response = null;
        int status;
        try {
            response = execution.execute(request, body);
            status = response.getStatusCode().value();
        } catch (Throwable error) {
            call.failed(error);
            if (response != null) {
                response.close();
            }
            throw error;
        }
        call.succeeded(new HttpResult(status));
        return response;
    }

    private static ActiveCall start(Dependency dependency) throws RequestRefusedException {
        try {
            return dependency.start();
        } catch (CallRejectedException refused) {
            throw new RequestRefusedException(refused);
        }
    }
}
