package io.evenkeel.call;

import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

enum StandardClassifier implements OutcomeClassifier {
    INSTANCE;

    /** A bound, because a chain of causes can be a circle. */
    private static final int DEEPEST_CAUSE = 8;

    private static final int GATEWAY_TIMEOUT = 504;

    @Override
    public Outcome classify(@Nullable Object result, @Nullable Throwable error) {
        if (result instanceof HttpResult http) {
            return ofAnswer(http.status(), error);
        }
        return error == null ? Outcome.SUCCESS : ofError(error);
    }

    /** The status was sent, so it decides; an error only tells why a 5xx was. */
    private static Outcome ofAnswer(int status, @Nullable Throwable error) {
        if (status < 400) {
            return Outcome.SUCCESS;
        }
        if (status < 500) {
            return Outcome.CLIENT_FAULT;
        }
        boolean late = status == GATEWAY_TIMEOUT || (error != null && ofError(error) == Outcome.TIMEOUT);
        return late ? Outcome.TIMEOUT : Outcome.FAILURE;
    }

    private static Outcome ofError(Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            // By name: each client library has a time-out exception of its own, with no common type above them.
            if (cause.getClass().getName().endsWith("TimeoutException")) {
                return Outcome.TIMEOUT;
            }
            if (isTimeoutOfOkHttp(cause)) {
                return Outcome.TIMEOUT;
            }
            if (cause instanceof CancellationException || cause instanceof InterruptedException) {
                return Outcome.CANCELLED;
            }
            cause = cause.getCause();
        }
        return Outcome.FAILURE;
    }

    /** It has no type of its own for a whole call that took too long, only a text. */
    private static boolean isTimeoutOfOkHttp(Throwable error) {
        return error.getClass() == InterruptedIOException.class && "timeout".equals(error.getMessage());
    }
}
