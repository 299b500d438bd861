package io.evenkeel.spring.outbound;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.util.ReflectionUtils;

/**
 * A request of {@link HttpURLConnection}. Until the head of the answer is there, closing the connection ends any wait. A read
 * of the body holds the lock that closing needs, so it ends by its own time-out, which is what was left when the request was
 * sent.
 */
final class SimpleRequest extends TimedRequest {
    private final HttpURLConnection connection;

    private SimpleRequest(ClientHttpRequest request, HttpURLConnection connection) {
        super(request);
        this.connection = connection;
    }

    /** The request that a factory would make. */
    static ClientHttpRequest of(SimpleClientHttpRequestFactory factory, URI uri, HttpMethod method) throws IOException {
        Connections connections = new Connections();
        ReflectionUtils.shallowCopyFieldState(factory, connections);
        ClientHttpRequest request = connections.createRequest(uri, method);
        return connections.made == null ? request : new SimpleRequest(request, connections.made);
    }

    @Override
    ClientHttpResponse send(Attempt attempt) throws IOException {
        int millis = attempt.millisLeft();
        connection.setConnectTimeout(shorter(connection.getConnectTimeout(), millis));
        connection.setReadTimeout(shorter(connection.getReadTimeout(), millis));
        return attempt.closeably(request::execute, connection::disconnect);
    }

    private static int shorter(int chosen, int millis) {
        return chosen <= 0 || chosen > millis ? millis : chosen;
    }

    @Override
    @Nullable
    Runnable ending(ClientHttpResponse response) {
        return null;
    }

    @Override
    void drop(ClientHttpResponse response) {
        connection.disconnect();
    }

    private static final class Connections extends SimpleClientHttpRequestFactory {
        private @Nullable HttpURLConnection made;

        @Override
        protected void prepareConnection(HttpURLConnection connection, String httpMethod) throws IOException {
            super.prepareConnection(connection, httpMethod);
            made = connection;
        }
    }
}
