package io.evenkeel.spring.outbound;

import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer whose head is that of another one. */
abstract class ForwardedResponse implements ClientHttpResponse {
    final ClientHttpResponse response;

    ForwardedResponse(ClientHttpResponse response) {
        this.response = response;
    }

    @Override
    public final HttpStatusCode getStatusCode() throws IOException {
        return response.getStatusCode();
    }

    @Override
    public final String getStatusText() throws IOException {
        return response.getStatusText();
    }

    @Override
    public final HttpHeaders getHeaders() {
        return response.getHeaders();
    }
}
