package io.evenkeel.spring.outbound;

import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;

/** Makes the requests of one of Spring's own factories such that they can be given up. */
final class TimedRequests implements ClientHttpRequestFactory {
    @FunctionalInterface
    private interface Maker {
        ClientHttpRequest make(URI uri, HttpMethod method) throws IOException;
    }

    private static final String PACKAGE = "org.springframework.http.client.";

    private final Maker maker;

    private TimedRequests(Maker maker) {
        this.maker = maker;
    }

    /** For one of Spring's own factories; any other one, also a subclass of these, comes back as it is. */
    static ClientHttpRequestFactory of(ClientHttpRequestFactory factory) {
        // By name: the library behind one of them may be absent.
        return switch (factory.getClass().getName()) {
            case PACKAGE + "JdkClientHttpRequestFactory",
                    PACKAGE + "JettyClientHttpRequestFactory",
                    PACKAGE + "ReactorClientHttpRequestFactory" ->
                new TimedRequests((uri, method) -> interruptible(factory.createRequest(uri, method)));
            case PACKAGE + "SimpleClientHttpRequestFactory" ->
                new TimedRequests(
                        (uri, method) -> SimpleRequest.of((SimpleClientHttpRequestFactory) factory, uri, method));
            case PACKAGE + "HttpComponentsClientHttpRequestFactory" -> apache(factory);
            default -> factory;
        };
    }

    private static TimedRequests apache(ClientHttpRequestFactory factory) {
        return new TimedRequests(
                (uri, method) -> ApacheRequest.of((HttpComponentsClientHttpRequestFactory) factory, uri, method));
    }

    private static ClientHttpRequest interruptible(ClientHttpRequest request) {
        return request instanceof StreamingHttpOutputMessage ? new InterruptibleRequest(request) : request;
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        return maker.make(uri, method);
    }
}
