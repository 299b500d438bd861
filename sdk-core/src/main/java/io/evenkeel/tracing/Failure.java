package io.evenkeel.tracing;

import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.Outcome;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** How a span tells of what failed: by its type. A message may hold what nobody else is to know, and is never told. */
final class Failure {
    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");
    private static final int FIRST_ERROR = 400;
    private static final int DEEPEST_CAUSE = 8;

    private Failure() {}

    /** Whether a client's span that ended so has failed. A cancelled call and one with a fallback have not. */
    static boolean is(Outcome outcome) {
        return switch (outcome) {
            case FAILURE, TIMEOUT, REJECTED, CLIENT_FAULT -> true;
            case SUCCESS, CANCELLED, DEGRADED -> false;
        };
    }

    /**
     * @param status of the answer; 0 if there is none
     */
    static void tell(Span span, Outcome outcome, @Nullable Throwable error, int status) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(ERROR_TYPE, type(outcome, error, status));
    }

    static void tellException(Span span, @Nullable Throwable error) {
        if (error != null && !(error instanceof CallRejectedException)) {
            span.addEvent("exception", Attributes.of(EXCEPTION_TYPE, type(error)));
        }
    }

    private static String type(Outcome outcome, @Nullable Throwable error, int status) {
        if (error instanceof CallRejectedException refused) {
            return refused.reason().label();
        }
        if (status >= FIRST_ERROR) {
            return Integer.toString(status);
        }
        return error == null ? outcome.label() : type(error);
    }

    private static String type(Throwable error) {
        Throwable told = error;
        for (int depth = 0; depth < DEEPEST_CAUSE && wraps(told) && told.getCause() != null; depth++) {
            told = told.getCause();
        }
        return told.getClass().getName();
    }

    private static boolean wraps(Throwable error) {
        return error instanceof CompletionException || error instanceof ExecutionException;
    }
}
