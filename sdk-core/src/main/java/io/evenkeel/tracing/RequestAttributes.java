package io.evenkeel.tracing;

import io.evenkeel.call.SentRequest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.net.URI;
import java.util.Set;

/** What the semantic conventions want to know of an HTTP request. */
final class RequestAttributes {
    static final AttributeKey<Long> STATUS_CODE = AttributeKey.longKey("http.response.status_code");
    static final AttributeKey<Long> RESEND_COUNT = AttributeKey.longKey("http.request.resend_count");

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> URL_FULL = AttributeKey.stringKey("url.full");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final String OTHER = "_OTHER";
    private static final int LONGEST_URL = 1_000;

    private RequestAttributes() {}

    static String spanName(String method) {
        return METHODS.contains(method) ? method : "HTTP";
    }

    static Attributes of(SentRequest request) {
        URI uri = request.uri();
        AttributesBuilder attributes = Attributes.builder()
                .put(METHOD, METHODS.contains(request.method()) ? request.method() : OTHER)
                .put(URL_FULL, url(uri));
        if (uri.getHost() != null) {
            attributes.put(SERVER_ADDRESS, uri.getHost());
            int port = port(uri);
            if (port > 0) {
                attributes.put(SERVER_PORT, (long) port);
            }
        }
        return attributes.build();
    }

    /** What stands before the path, and the path: the rest of a URI may be secret. */
    private static String url(URI uri) {
        StringBuilder url = new StringBuilder();
        if (uri.getScheme() != null) {
            url.append(uri.getScheme()).append(':');
        }
        if (uri.getHost() != null) {
            url.append("//").append(uri.getHost());
            if (uri.getPort() >= 0) {
                url.append(':').append(uri.getPort());
            }
        }
        if (uri.getRawPath() != null) {
            url.append(uri.getRawPath());
        }
        return url.length() <= LONGEST_URL ? url.toString() : url.substring(0, LONGEST_URL);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : "http".equalsIgnoreCase(uri.getScheme()) ? 80 : -1;
    }
}
