package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.Outcome;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JourneyConcurrencyTest {
    private static final int THREADS = 64;
    private static final int ROUNDS = 250;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final Journey journey = Reliability.builder(registry)
            .announced(false)
            .nanoClock(() -> 0)
            .journey("checkout", spec -> spec.objective(Objective.availability("0.99"))
                    .objective(Objective.latency("0.99", Duration.ofMillis(300))))
            .build()
            .journey("checkout");

    /** In each round of a thread: the six outcomes, and one success that is too late. */
    @Test
    void goodBadAndExcludedAddUpToAllEventsOfManyThreads() throws Exception {
        double each = THREADS * ROUNDS;

        Together.run(THREADS, thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                for (Outcome outcome : Outcome.values()) {
                    journey.start().ended(outcome, null);
                }
                journey.record(Outcome.SUCCESS, TimeUnit.MILLISECONDS.toNanos(301), null);
            }
        });

        assertThat(readings.of("slo.events"))
                .isEqualTo(Map.of(
                        "checkout availability good", 3 * each,
                        "checkout availability bad", 3 * each,
                        "checkout latency good", 2 * each,
                        "checkout latency bad", 4 * each));
        assertThat(readings.of("slo.events.excluded"))
                .isEqualTo(Map.of("checkout client_fault", each, "checkout cancelled", each, "checkout probe", 0.0));
        assertThat(readings.of("journey.duration"))
                .isEqualTo(Map.of(
                        "checkout success", 2 * each,
                        "checkout client_fault", each,
                        "checkout failure", each,
                        "checkout timeout", each,
                        "checkout rejected", each,
                        "checkout degraded", each,
                        "checkout cancelled", each));
    }

    /** The two meet before each call, so that their ends fall together as often as can be. */
    @Test
    @SuppressWarnings("ThreadPriorityCheck") // without yielding, each meeting costs a time slice on a single core
    void aCallThatTwoThreadsEndAtOnceIsCountedOnce() throws Exception {
        ActiveCall[] calls = new ActiveCall[20_000];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = journey.start();
        }
        AtomicInteger arrived = new AtomicInteger();

        Together.run(2, thread -> {
            for (int i = 0; i < calls.length; i++) {
                arrived.incrementAndGet();
                while (arrived.get() < 2 * (i + 1)) {
                    Thread.yield();
                }
                calls[i].ended(thread == 0 ? Outcome.SUCCESS : Outcome.FAILURE, null);
            }
        });

        assertThat(readings.sum("journey.duration")).isEqualTo(20_000);
        assertThat(readings.sum("slo.events")).isEqualTo(2 * 20_000);
    }
}
