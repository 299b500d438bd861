package io.evenkeel.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StandardClassifierTest {
    private final OutcomeClassifier classifier = OutcomeClassifier.standard();

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments(new TimeoutException(), Outcome.TIMEOUT),
                arguments(new SocketTimeoutException("Read timed out"), Outcome.TIMEOUT),
                arguments(new HttpTimeoutException("request timed out"), Outcome.TIMEOUT),
                arguments(new HttpConnectTimeoutException("connect timed out"), Outcome.TIMEOUT),
                arguments(new SQLTimeoutException(), Outcome.TIMEOUT),
                arguments(new ClientLibraryTimeoutException(), Outcome.TIMEOUT),
                arguments(new CompletionException(new TimeoutException()), Outcome.TIMEOUT),
                arguments(new ExecutionException(new HttpTimeoutException("late")), Outcome.TIMEOUT),
                arguments(
                        new CompletionException(new ExecutionException(new SocketTimeoutException())), Outcome.TIMEOUT),
                arguments(new UncheckedIOException(new SocketTimeoutException()), Outcome.TIMEOUT),
                arguments(new InterruptedException(), Outcome.CANCELLED),
                arguments(new CancellationException(), Outcome.CANCELLED),
                arguments(new CompletionException(new CancellationException()), Outcome.CANCELLED),
                arguments(new IllegalStateException(new InterruptedException()), Outcome.CANCELLED),
                arguments(new IllegalStateException("down"), Outcome.FAILURE),
                arguments(new InterruptedIOException("timeout"), Outcome.TIMEOUT),
                arguments(new InterruptedIOException("thread interrupted"), Outcome.FAILURE),
                arguments(new IOException("reset"), Outcome.FAILURE),
                arguments(new ConnectException("refused"), Outcome.FAILURE),
                arguments(new CompletionException(new IOException("reset")), Outcome.FAILURE),
                arguments(new OutOfMemoryError("an Error"), Outcome.FAILURE),
                arguments(new CallRejectedException("payments", RejectionReason.CIRCUIT_OPEN), Outcome.FAILURE),
                arguments(new TimeoutExceptionOfAnotherName(), Outcome.FAILURE));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorHasOneOutcome(Throwable error, Outcome outcome) {
        assertThat(classifier.classify(null, error)).isEqualTo(outcome);
    }

    @Test
    void whatReturnsIsASuccessWhateverItIs() {
        assertThat(classifier.classify(null, null)).isEqualTo(Outcome.SUCCESS);
        assertThat(classifier.classify("result", null)).isEqualTo(Outcome.SUCCESS);
        assertThat(classifier.classify(new TimeoutException(), null)).isEqualTo(Outcome.SUCCESS);
    }

    @ParameterizedTest
    @CsvSource({
        "100,SUCCESS", "200,SUCCESS", "304,SUCCESS", "399,SUCCESS", "400,CLIENT_FAULT", "404,CLIENT_FAULT",
        "429,CLIENT_FAULT", "499,CLIENT_FAULT", "500,FAILURE", "503,FAILURE", "504,TIMEOUT", "599,FAILURE"
    })
    void anHttpStatusHasOneOutcome(int status, Outcome outcome) {
        assertThat(classifier.classify(new HttpResult(status), null)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"200,SUCCESS", "404,CLIENT_FAULT", "500,TIMEOUT", "503,TIMEOUT", "504,TIMEOUT"})
    void beneathAStatusATimeoutOnlyTellsWhyItIsA5xx(int status, Outcome outcome) {
        assertThat(classifier.classify(new HttpResult(status), new TimeoutException()))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"200,SUCCESS", "404,CLIENT_FAULT", "500,FAILURE", "504,TIMEOUT"})
    void beneathAStatusAnyOtherErrorChangesNothing(int status, Outcome outcome) {
        assertThat(classifier.classify(new HttpResult(status), new InterruptedException()))
                .isEqualTo(outcome);
    }

    @Test
    void theOutermostOfTwoReasonsDecides() {
        Throwable cancelledAfterTimeout = new CancellationException().initCause(new TimeoutException());
        Throwable timedOutWhileInterrupted = new TimeoutException().initCause(new InterruptedException());

        assertThat(classifier.classify(null, cancelledAfterTimeout)).isEqualTo(Outcome.CANCELLED);
        assertThat(classifier.classify(null, timedOutWhileInterrupted)).isEqualTo(Outcome.TIMEOUT);
    }

    @Test
    void aCircleOfCausesIsAFailure() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException other = new RuntimeException("other", one);
        one.initCause(other);

        assertThat(classifier.classify(null, one)).isEqualTo(Outcome.FAILURE);
    }

    @Test
    void aTimeoutIsSeenBelowSevenWrappersAndNoDeeper() {
        assertThat(classifier.classify(null, wrapped(new TimeoutException(), 7)))
                .isEqualTo(Outcome.TIMEOUT);
        assertThat(classifier.classify(null, wrapped(new TimeoutException(), 8)))
                .isEqualTo(Outcome.FAILURE);
        assertThat(classifier.classify(null, wrapped(new TimeoutException(), 50_000)))
                .isEqualTo(Outcome.FAILURE);
    }

    private static Throwable wrapped(Throwable error, int times) {
        Throwable outer = error;
        for (int i = 0; i < times; i++) {
            outer = new RuntimeException("wrapper", outer);
        }
        return outer;
    }

    private static final class ClientLibraryTimeoutException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class TimeoutExceptionOfAnotherName extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
