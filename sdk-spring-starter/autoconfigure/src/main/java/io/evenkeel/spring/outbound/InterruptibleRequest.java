package io.evenkeel.spring.outbound;

import java.io.IOException;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A request of the JDK's client, of Jetty or of Reactor Netty. Their threads do the work; the caller's only waits for the
 * head, and an interrupt ends that. A body that is closed by another thread ends a read of it.
 */
final class InterruptibleRequest extends TimedRequest {
    InterruptibleRequest(ClientHttpRequest request) {
        super(request);
    }

    @Override
    ClientHttpResponse send(Attempt attempt) throws IOException {
        return attempt.interruptibly(request::execute);
    }

    @Override
    Runnable ending(ClientHttpResponse response) {
        return () -> drop(response);
    }

    @Override
    void drop(ClientHttpResponse response) {
        try {
            response.getBody().close();
        } catch (IOException | RuntimeException alreadyGone) {
            // then there is nothing left to wait for
        }
    }
}
