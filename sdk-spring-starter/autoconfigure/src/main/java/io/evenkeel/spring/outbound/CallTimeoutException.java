package io.evenkeel.spring.outbound;

import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A call took longer than it may, and was given up. A {@link SocketTimeoutException}, so that the application's clients turn
 * it into what they throw when a read times out, which its handlers know.
 */
public final class CallTimeoutException extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    CallTimeoutException(String dependency, Duration timeout) {
        super("call to " + dependency + " took longer than " + timeout);
    }
}
