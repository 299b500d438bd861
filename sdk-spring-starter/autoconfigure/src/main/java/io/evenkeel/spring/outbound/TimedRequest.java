package io.evenkeel.spring.outbound;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/** A request that is given up when its {@link Attempt} has no time left. One without an attempt runs as it is. */
abstract class TimedRequest implements ClientHttpRequest, StreamingHttpOutputMessage {
    final ClientHttpRequest request;

    TimedRequest(ClientHttpRequest request) {
        this.request = request;
    }

    /** Sends the request and waits for the head of the answer. */
    abstract ClientHttpResponse send(Attempt attempt) throws IOException;

    /** Ends a read of the body, on another thread; {@code null} if nothing can. */
    abstract @Nullable Runnable ending(ClientHttpResponse response);

    /** Closes an answer whose time has passed, without waiting for the rest of it. */
    abstract void drop(ClientHttpResponse response);

    @Override
    public ClientHttpResponse execute() throws IOException {
        Attempt attempt = Attempt.of(this);
        if (attempt == null) {
            return GuardedLayer.around(request::execute);
        }
        ClientHttpResponse response = GuardedLayer.around(() -> send(attempt));
        attempt.abortWith(ending(response));
        return new TimedResponse(response, attempt, () -> drop(response));
    }

    @Override
    public void setBody(Body body) {
        ((StreamingHttpOutputMessage) request).setBody(body);
    }

    @Override
    public OutputStream getBody() throws IOException {
        return request.getBody();
    }

    @Override
    public HttpMethod getMethod() {
        return request.getMethod();
    }

    @Override
    public URI getURI() {
        return request.getURI();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return request.getAttributes();
    }

    @Override
    public HttpHeaders getHeaders() {
        return request.getHeaders();
    }
}
