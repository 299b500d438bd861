package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Operation;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObserverOrderTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final TestClock clock = new TestClock();
    private final List<String> told = new ArrayList<>();
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .nanoClock(clock)
            .observer(new Diary("first"))
            .observer(new Diary("second"))
            .dependency("payments", dependency -> dependency.concurrencyLimit(1))
            .build();

    @Test
    void aStartIsToldInOrderAndAnEndInReverseAndTheMetersCountLast() {
        reliability.journey("checkout").run(() -> {
            told.add("work");
            clock.advance(Duration.ofNanos(7));
        });

        assertThat(told)
                .containsExactly(
                        "first started JOURNEY checkout",
                        "second started JOURNEY checkout",
                        "work",
                        "second ended JOURNEY checkout SUCCESS after 7 ns, counted 0",
                        "first ended JOURNEY checkout SUCCESS after 7 ns, counted 0");
        assertThat(readings.sum("journey.duration")).isEqualTo(1);
    }

    @Test
    void aCallWithinACallIsToldWithinIt() {
        reliability
                .journey("checkout")
                .run(() -> reliability.dependency("payments").stage(() -> CompletableFuture.completedFuture("done")));

        assertThat(told)
                .containsExactly(
                        "first started JOURNEY checkout",
                        "second started JOURNEY checkout",
                        "first started DEPENDENCY payments",
                        "second started DEPENDENCY payments",
                        "second ended DEPENDENCY payments SUCCESS after 0 ns, counted 0",
                        "first ended DEPENDENCY payments SUCCESS after 0 ns, counted 0",
                        "second ended JOURNEY checkout SUCCESS after 0 ns, counted 1",
                        "first ended JOURNEY checkout SUCCESS after 0 ns, counted 1");
    }

    @Test
    void aRefusedCallIsToldToo() {
        Dependency payments = reliability.dependency("payments");
        payments.start();
        told.clear();

        payments.stage(CompletableFuture::new);

        assertThat(told)
                .containsExactly(
                        "first started DEPENDENCY payments",
                        "second started DEPENDENCY payments",
                        "second ended DEPENDENCY payments REJECTED after 0 ns, counted 0"
                                + " with call to payments refused: bulkhead_full",
                        "first ended DEPENDENCY payments REJECTED after 0 ns, counted 0"
                                + " with call to payments refused: bulkhead_full");
    }

    @Test
    void whatSomethingElseHasTimedIsToldAtItsEnd() {
        reliability.journey("checkout").record(Outcome.FAILURE, 9, new IllegalStateException("down"));

        assertThat(told)
                .containsExactly(
                        "first started JOURNEY checkout",
                        "second started JOURNEY checkout",
                        "second ended JOURNEY checkout FAILURE after 9 ns, counted 0 with down",
                        "first ended JOURNEY checkout FAILURE after 9 ns, counted 0 with down");
    }

    private final class Diary implements CallObserver {
        private final String name;

        Diary(String name) {
            this.name = name;
        }

        @Override
        public void started(Operation operation) {
            told.add(name + " started " + operation.kind() + " " + operation.name());
        }

        @Override
        public void ended(ObservedCall call) {
            double counted = readings.sum("journey.duration") + readings.sum("dependency.calls");
            @Nullable Throwable error = call.error();
            told.add(name + " ended " + call.operation().kind() + " "
                    + call.operation().name() + " " + call.outcome() + " after " + call.durationNanos()
                    + " ns, counted " + (int) counted + (error == null ? "" : " with " + error.getMessage()));
        }
    }
}
