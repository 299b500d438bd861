package io.evenkeel.call;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request of a call to a dependency, as its span tells of it.
 *
 * @param method such as {@code GET}
 * @param uri where it goes; its query and its user info are told to nobody
 * @param header gives the first value of a header that the request carries already, or {@code null}; read while the call begins
 * @param spanned whether somebody else has made a span for this very request
 */
public record SentRequest(String method, URI uri, Function<String, @Nullable String> header, Spanned spanned) {

    /** Where the span of a request is. */
    public enum Spanned {
        /** As far as anybody knows there is none. */
        NOT_YET,
        /** It is the current one of the thread that begins the call. */
        BY_CURRENT,
        /** There is one, or there will be, out of reach: above or below on the way of the request. */
        ELSEWHERE
    }

    public SentRequest {
        requireNonNull(method, "method");
        requireNonNull(uri, "uri");
        requireNonNull(header, "header");
        requireNonNull(spanned, "spanned");
    }
}
