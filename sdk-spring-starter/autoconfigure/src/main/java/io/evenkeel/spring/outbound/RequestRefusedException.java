package io.evenkeel.spring.outbound;

import io.evenkeel.call.CallRejectedException;
import java.io.IOException;

/**
 * A guard refused an outbound request. An {@link IOException}, so that the application's clients turn it into what they
 * throw when a host cannot be reached, which its handlers know. The cause tells the dependency and the reason.
 */
public final class RequestRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RequestRefusedException(CallRejectedException refused) {
        super(refused.getMessage(), refused);
    }
}
