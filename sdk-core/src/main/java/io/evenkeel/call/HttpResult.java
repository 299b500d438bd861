package io.evenkeel.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP exchange that was answered, as classifiers and retries see it: the answer to an inbound request of a journey, or
 * the answer of a dependency.
 *
 * @param status the status code, such as 200
 * @param retryAfter after how long the server wants to be asked again ({@code Retry-After}), or {@code null} if it did not
 *     say
 */
public record HttpResult(int status, @Nullable Duration retryAfter) {
    /** Of a server that did not say when it wants to be asked again. */
    public HttpResult(int status) {
        this(status, null);
    }
}
