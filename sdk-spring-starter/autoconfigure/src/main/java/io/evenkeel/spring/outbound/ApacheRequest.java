package io.evenkeel.spring.outbound;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.util.ReflectionUtils;

/**
 * A request of Apache HttpComponents. Cancelling it closes its connection; an interrupt ends what it does without one: waiting
 * for a place in the pool, and sleeping before it tries again by itself, for as long as the server says.
 */
final class ApacheRequest extends TimedRequest {
    private final Cancellable sent;

    private ApacheRequest(ClientHttpRequest request, Cancellable sent) {
        super(request);
        this.sent = sent;
    }

    /** The request that a factory would make. */
    static ClientHttpRequest of(HttpComponentsClientHttpRequestFactory factory, URI uri, HttpMethod method)
            throws IOException {
        Requests requests = new Requests(factory.getHttpClient());
        ReflectionUtils.shallowCopyFieldState(factory, requests);
        ClientHttpRequest request = requests.createRequest(uri, method);
        return requests.made == null ? request : new ApacheRequest(request, requests.made);
    }

    @Override
    ClientHttpResponse send(Attempt attempt) throws IOException {
        return attempt.interruptiblyOrCloseably(request::execute, sent::cancel);
    }

    @Override
    Runnable ending(ClientHttpResponse response) {
        return sent::cancel;
    }

    @Override
    void drop(ClientHttpResponse response) {
        sent.cancel();
        response.close();
    }

    private static final class Requests extends HttpComponentsClientHttpRequestFactory {
        private @Nullable Cancellable made;

        Requests(HttpClient client) {
            super(client);
        }

        @Override
        protected void postProcessHttpRequest(ClassicHttpRequest request) {
            super.postProcessHttpRequest(request);
            made = request instanceof Cancellable cancellable ? cancellable : null;
        }
    }
}
