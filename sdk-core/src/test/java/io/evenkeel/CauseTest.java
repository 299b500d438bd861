package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.Outcome;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.slo.Objective;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class CauseTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Reliability reliability = Reliability.builder(registry)
            .announced(false)
            .journey("checkout", journey -> journey.objective(Objective.availability("0.999"))
                    .objective(Objective.latency("0.99", Duration.ofMillis(300))))
            .dependency("payments")
            .dependency("stock", stock -> stock.concurrencyLimit(1))
            .dependency(
                    "mail",
                    mail -> mail.breaker(new BreakerSettings(1, 1, Duration.ofSeconds(10), Duration.ofMinutes(1), 1)))
            .build();
    private final Journey checkout = reliability.journey("checkout");

    @Test
    void aJourneyThatFailsByItselfIsItsOwnCause() {
        fails(() -> {
            throw new IllegalStateException("own");
        });

        assertBad("own_error", 1);
    }

    @Test
    void aJourneyThatGivesUpByItselfTimesOut() {
        checkout.record(Outcome.TIMEOUT, 1, new TimeoutException());

        assertBad("timeout", 1);
    }

    @Test
    void aDependencyWhoseFailureGetsThroughIsTheCause() {
        fails(() -> reliability.dependency("payments").run(CauseTest::fail));

        assertBad("dependency:payments", 1);
    }

    @Test
    void aDependencyWhoseFailureIsTranslatedIsTheCause() {
        fails(() -> {
            assertThatThrownBy(() -> reliability.dependency("payments").run(CauseTest::fail))
                    .isNotNull();
            throw new IllegalArgumentException("translated");
        });

        assertBad("dependency:payments", 1);
    }

    @Test
    void aDependencyThatSucceedsOnASecondTryIsNotTheCause() {
        fails(() -> {
            assertThatThrownBy(() -> reliability.dependency("payments").run(CauseTest::fail))
                    .isNotNull();
            reliability.dependency("payments").run(() -> {});
            throw new IllegalStateException("own");
        });

        assertBad("own_error", 1);
    }

    @Test
    void ofSeveralDependenciesThatFailTheLatestIsTheCause() {
        fails(() -> {
            assertThatThrownBy(() -> reliability.dependency("payments").run(CauseTest::fail))
                    .isNotNull();
            reliability.dependency("mail").run(CauseTest::fail);
        });

        assertBad("dependency:mail", 1);
    }

    @Test
    void aRefusalIsTheCauseByItsReason() {
        assertThatThrownBy(() -> reliability.dependency("mail").run(CauseTest::fail))
                .isNotNull();
        fails(() -> reliability.dependency("mail").run(() -> {}));
        ActiveCall only = reliability.dependency("stock").start();
        fails(() -> reliability.dependency("stock").run(() -> {}));
        only.succeeded(null);

        assertThat(bad("availability", "circuit_open")).isEqualTo(1);
        assertThat(bad("availability", "overload")).isEqualTo(1);
        assertSums();
    }

    @Test
    void aSuccessBeyondTheThresholdIsLateForLatencyOnly() {
        checkout.record(Outcome.SUCCESS, TimeUnit.MILLISECONDS.toNanos(301), null);

        assertThat(bad("latency", "late")).isEqualTo(1);
        assertThat(registry.find("slo.bad.events")
                        .tag("objective", "availability")
                        .counters())
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
        assertSums();
    }

    @Test
    void anAsynchronousDependencyLeavesItsCauseWithTheJourneyCallThatStartedIt() {
        CompletableFuture<String> remote = new CompletableFuture<>();
        var unused = checkout.stage(() -> reliability.dependency("payments").stage(() -> remote));
        assertThat(CurrentJourney.get()).isNull();
        remote.completeExceptionally(new IllegalStateException("down"));

        assertBad("dependency:payments", 1);
    }

    @Test
    void anInnerJourneyKeepsItsCausesToItself() {
        fails(() -> {
            assertThatThrownBy(() -> reliability
                            .journey("inner")
                            .run(() -> reliability.dependency("payments").run(CauseTest::fail)))
                    .isNotNull();
            throw new IllegalStateException("own");
        });

        assertBad("own_error", 1);
        assertThat(registry.get("slo.bad.events")
                        .tag("journey", "inner")
                        .tag("objective", "availability")
                        .tag("cause", "dependency:payments")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theCausesSumToTheBadEventsWhateverHappensAndAreCapped() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            int dependency = random.nextInt(40);
            switch (random.nextInt(4)) {
                case 0 -> checkout.run(() -> {});
                case 1 -> fails(CauseTest::fail);
                case 2 -> checkout.record(Outcome.SUCCESS, TimeUnit.SECONDS.toNanos(1), null);
                default -> fails(() -> reliability.dependency("d" + dependency).run(CauseTest::fail));
            }
        }

        assertSums();
        assertThat(registry.find("slo.bad.events").tag("objective", "availability").counters().stream()
                        .map(counter -> counter.getId().getTag("cause"))
                        .filter(cause -> cause != null && cause.startsWith("dependency:")))
                .hasSize(21)
                .contains("dependency:_OTHER");
        assertThat(CurrentJourney.get()).isNull();
    }

    @Test
    void theFixedCausesAreThereFromTheStart() {
        assertThat(registry.find("slo.bad.events").tag("journey", "checkout").counters().stream()
                        .map(counter -> counter.getId().getTag("objective") + " "
                                + counter.getId().getTag("cause")))
                .containsExactlyInAnyOrder(
                        "availability own_error",
                        "availability timeout",
                        "availability circuit_open",
                        "availability overload",
                        "latency own_error",
                        "latency timeout",
                        "latency circuit_open",
                        "latency overload",
                        "latency late");
    }

    private void fails(Runnable work) {
        assertThatThrownBy(() -> checkout.run(work))
                .isInstanceOfAny(RuntimeException.class, CallRejectedException.class);
    }

    private static void fail() {
        throw new IllegalStateException("failed");
    }

    private void assertBad(String cause, int count) {
        assertThat(bad("availability", cause)).isEqualTo(count);
        assertThat(bad("latency", cause)).isEqualTo(count);
        assertSums();
    }

    private void assertSums() {
        for (String objective : new String[] {"availability", "latency"}) {
            double byCause =
                    registry
                            .find("slo.bad.events")
                            .tag("journey", "checkout")
                            .tag("objective", objective)
                            .counters()
                            .stream()
                            .mapToDouble(Counter::count)
                            .sum();
            assertThat(byCause)
                    .isEqualTo(registry.get("slo.events")
                            .tag("journey", "checkout")
                            .tag("objective", objective)
                            .tag("result", "bad")
                            .counter()
                            .count());
        }
    }

    private double bad(String objective, String cause) {
        return registry.get("slo.bad.events")
                .tag("journey", "checkout")
                .tag("objective", objective)
                .tag("cause", cause)
                .counter()
                .count();
    }
}
