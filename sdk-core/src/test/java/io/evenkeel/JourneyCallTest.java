package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JourneyCallTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final Journey journey = Reliability.builder(registry)
            .announced(false)
            .journey("checkout")
            .build()
            .journey("checkout");

    @Test
    void callReturnsTheResultOfTheWorkAndIsMeasuredOnce() throws Exception {
        Object result = new Object();

        assertThat(journey.call(() -> result)).isSameAs(result);

        assertMeasuredOnceAs("success");
    }

    @Test
    void getReturnsTheResultOfTheWorkAndIsMeasuredOnce() {
        Object result = new Object();

        assertThat(journey.get(() -> result)).isSameAs(result);

        assertMeasuredOnceAs("success");
    }

    @Test
    void runRunsTheWorkOnceAndIsMeasuredOnce() {
        AtomicInteger runs = new AtomicInteger();

        journey.run(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
        assertMeasuredOnceAs("success");
    }

    @Test
    void aResultOfNullPassesThrough() throws Exception {
        assertThat(journey.<Object>call(() -> null)).isNull();

        assertMeasuredOnceAs("success");
    }

    static Stream<Throwable> errors() {
        return Stream.of(
                new IOException("checked"),
                new IllegalStateException("unchecked"),
                new AssertionError("an Error"),
                new StackOverflowError("of the virtual machine"),
                new Throwable("neither"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void callThrowsTheVeryErrorOfTheWorkAndIsMeasuredOnce(Throwable error) {
        assertThat(catchThrowable(() -> journey.call(() -> throwAsIs(error)))).isSameAs(error);

        assertMeasuredOnceAs("failure");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void getThrowsTheVeryErrorOfTheWorkAndIsMeasuredOnce(Throwable error) {
        assertThat(catchThrowable(() -> journey.get(() -> throwAsIs(error)))).isSameAs(error);

        assertMeasuredOnceAs("failure");
    }

    @ParameterizedTest
    @MethodSource("errors")
    void runThrowsTheVeryErrorOfTheWorkAndIsMeasuredOnce(Throwable error) {
        assertThat(catchThrowable(() -> journey.run(() -> throwAsIs(error)))).isSameAs(error);

        assertMeasuredOnceAs("failure");
    }

    @Test
    void anErrorKeepsItsCauseItsTraceAndItsSuppressed() {
        IOException error = new IOException("checked", new IllegalStateException("cause"));
        error.addSuppressed(new IllegalArgumentException("suppressed"));
        StackTraceElement[] trace = error.getStackTrace();

        assertThat(catchThrowable(() -> journey.call(() -> throwAsIs(error)))).isSameAs(error);

        assertThat(error).hasMessage("checked").hasCauseExactlyInstanceOf(IllegalStateException.class);
        assertThat(error.getSuppressed()).hasSize(1);
        assertThat(error.getStackTrace()).isEqualTo(trace);
    }

    @Test
    @SuppressWarnings("NullAway")
    void missingWorkIsRefusedAndNotMeasured() {
        assertThatThrownBy(() -> journey.call(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("work");
        assertThatThrownBy(() -> journey.get(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("work");
        assertThatThrownBy(() -> journey.run(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("work");
        assertThatThrownBy(() -> journey.stage(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("work");

        assertThat(readings.of("journey.duration")).isEmpty();
    }

    private void assertMeasuredOnceAs(String outcome) {
        String result = outcome.equals("success") ? "good" : "bad";
        assertThat(readings.of("journey.duration")).isEqualTo(Map.of("checkout " + outcome, 1.0));
        assertThat(readings.nonZero("slo.events"))
                .isEqualTo(Map.of("checkout availability " + result, 1.0, "checkout latency " + result, 1.0));
        assertThat(readings.nonZero("slo.events.excluded")).isEmpty();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T, E extends Throwable> T throwAsIs(Throwable error) throws E {
        throw (E) error;
    }
}
