package io.evenkeel.call;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

enum StandardClassifier implements OutcomeClassifier {
    INSTANCE;

    /** A bound, because a chain of causes can be a circle. */
    private static final int DEEPEST_CAUSE = 8;

    @Override
    public Outcome classify(@Nullable Object result, @Nullable Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            // By name: each client library has a time-out exception of its own, with no common type above them.
            if (cause.getClass().getName().endsWith("TimeoutException")) {
                return Outcome.TIMEOUT;
            }
            if (cause instanceof CancellationException || cause instanceof InterruptedException) {
                return Outcome.CANCELLED;
            }
            cause = cause.getCause();
        }
        return error == null ? Outcome.SUCCESS : Outcome.FAILURE;
    }
}
