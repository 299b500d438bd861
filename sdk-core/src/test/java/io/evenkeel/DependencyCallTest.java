package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DependencyCallTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final TestClock clock = new TestClock();
    private final Dependency payments = Reliability.builder(registry)
            .announced(false)
            .nanoClock(clock)
            .dependency("payments")
            .build()
            .dependency("payments");

    @Test
    void callReturnsTheResultOfTheWorkAndIsMeasuredOnce() throws Exception {
        Object result = new Object();

        assertThat(payments.call(() -> result)).isSameAs(result);

        assertMeasuredOnceAs("success");
    }

    @Test
    void getReturnsTheResultOfTheWorkAndIsMeasuredOnce() {
        Object result = new Object();

        assertThat(payments.get(() -> result)).isSameAs(result);

        assertMeasuredOnceAs("success");
    }

    @Test
    void runIsMeasuredOnceWithItsDuration() {
        payments.run(() -> clock.advance(Duration.ofMillis(70)));

        assertMeasuredOnceAs("success");
        assertThat(registry.get("dependency.calls").timer().totalTime(TimeUnit.NANOSECONDS))
                .isEqualTo(70_000_000);
    }

    static Stream<Throwable> errors() {
        return Stream.of(
                new IOException("checked"), new IllegalStateException("unchecked"), new AssertionError("Error"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whatTheWorkThrowsIsThrownOnUntouchedAndMeasuredOnce(Throwable error) {
        assertThat(catchThrowable(() -> payments.call(() -> throwAsIs(error)))).isSameAs(error);

        assertMeasuredOnceAs("failure");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void getAndRunThrowTheVeryErrorToo(Throwable error) {
        assertThat(catchThrowable(() -> payments.get(() -> throwAsIs(error)))).isSameAs(error);
        assertThat(catchThrowable(() -> payments.run(() -> throwAsIs(error)))).isSameAs(error);

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments failure", 2.0));
    }

    @Test
    void aTimeoutOfTheClientIsATimeout() {
        SocketTimeoutException error = new SocketTimeoutException("Read timed out");

        assertThat(catchThrowable(() -> payments.call(() -> throwAsIs(error)))).isSameAs(error);

        assertMeasuredOnceAs("timeout");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REJECTED", "DEGRADED"})
    void anOutcomeThatIsAlreadyKnownIsTaken(Outcome outcome) {
        payments.start().ended(outcome, null);

        assertMeasuredOnceAs(outcome.label());
    }

    @Test
    void theFirstEndWins() {
        ActiveCall call = payments.start();

        call.succeeded("first");
        call.failed(new IllegalStateException("second"));
        call.ended(Outcome.CANCELLED, null);

        assertMeasuredOnceAs("success");
    }

    @Test
    @SuppressWarnings("NullAway")
    void missingWorkIsRefusedAndNotMeasured() {
        assertThatThrownBy(() -> payments.call(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("work");
        assertThatThrownBy(() -> payments.get(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("work");
        assertThatThrownBy(() -> payments.run(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("work");
        assertThatThrownBy(() -> payments.stage(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("work");

        assertThat(readings.of("dependency.calls")).isEmpty();
    }

    private void assertMeasuredOnceAs(String outcome) {
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments " + outcome, 1.0));
        assertThat(readings.nonZero("dependency.attempts")).isEqualTo(Map.of("payments " + outcome, 1.0));
        assertThat(readings.nonZero("dependency.rejections")).isEmpty();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T, E extends Throwable> T throwAsIs(Throwable error) throws E {
        throw (E) error;
    }
}
