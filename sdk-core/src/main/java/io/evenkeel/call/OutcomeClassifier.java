package io.evenkeel.call;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Decides the outcome of a call, once, from what it returned or threw. Must not block. If it throws or returns
 * {@code null}, the standard classifier decides instead, and a fault of {@link Component#CLASSIFIER} is counted.
 */
@FunctionalInterface
public interface OutcomeClassifier {
    /**
     * @param result what the call returned; {@code null} if it threw, or returned nothing. An HTTP exchange can have
     *     both: an answer, and the error that led to it
     * @param error what the call threw; {@code null} if it returned
     * @return the outcome
     */
    Outcome classify(@Nullable Object result, @Nullable Throwable error);

    /**
     * The default. What returns is a success, unless it is an {@link HttpResult}: then, with an
     * error or without, its 4xx are a {@link Outcome#CLIENT_FAULT}, 504 is a {@link Outcome#TIMEOUT}, other 5xx a
     * {@link Outcome#FAILURE} or, caused by a time-out, a {@link Outcome#TIMEOUT}. What throws is a {@link Outcome#TIMEOUT} if it, or one of its causes, is
     * a {@code …TimeoutException} of any library; {@link Outcome#CANCELLED} if it is a {@link CancellationException} or
     * an {@link InterruptedException}; otherwise a {@link Outcome#FAILURE}.
     */
    static OutcomeClassifier standard() {
        return StandardClassifier.INSTANCE;
    }
}
