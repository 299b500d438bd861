package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardedCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final TestClock clock = new TestClock();

    @Test
    void aCallIsRefusedOnceItsJourneyHasRunOutOfTime() {
        Reliability reliability = reliability(GuardMode.ENFORCE);
        Dependency payments = reliability.dependency("payments");
        List<String> runs = new ArrayList<>();

        Throwable error = catchThrowable(() -> reliability.journey("checkout").run(() -> {
            payments.run(() -> runs.add("in time"));
            clock.advance(Duration.ofSeconds(2));
            payments.run(() -> runs.add("too late"));
        }));

        assertThat(error).hasMessage("call to payments refused: deadline");
        assertThat(runs).containsExactly("in time");
        assertThat(readings.nonZero("dependency.rejections")).isEqualTo(Map.of("payments enforced deadline", 1.0));
        assertThat(readings.of("dependency.calls"))
                .isEqualTo(Map.of("payments success", 1.0, "payments rejected", 1.0));
        assertThat(readings.nonZero("slo.bad.events"))
                .isEqualTo(Map.of("timeout checkout availability", 1.0, "timeout checkout latency", 1.0));
    }

    /** Whether there is a tracer or not, a call is asked for its deadline first. */
    @Test
    void itIsRefusedForItsDeadlineThoughTheBreakerIsOpenToo() {
        Reliability reliability = reliability(GuardMode.ENFORCE);
        Dependency payments = reliability.dependency("payments");
        payments.change(
                spec -> spec.breaker(new BreakerSettings(1, 1, Duration.ofSeconds(10), Duration.ofMinutes(1), 1)));
        payments.start().ended(Outcome.FAILURE, null);
        assertThat(payments.breakerState()).isEqualTo(BreakerState.OPEN);
        assertThat(catchThrowable(() -> payments.run(() -> {}))).hasMessage("call to payments refused: circuit_open");

        Throwable error = catchThrowable(() -> reliability.journey("checkout").run(() -> {
            clock.advance(Duration.ofSeconds(2));
            payments.run(() -> {});
        }));

        assertThat(error).hasMessage("call to payments refused: deadline");
        assertThat(readings.nonZero("dependency.rejections"))
                .isEqualTo(Map.of("payments enforced deadline", 1.0, "payments enforced circuit_open", 1.0));
    }

    @Test
    void inTheDarkItIsOnlyCounted() {
        Reliability reliability = reliability(GuardMode.OBSERVE);
        Dependency payments = reliability.dependency("payments");

        reliability.journey("checkout").run(() -> {
            clock.advance(Duration.ofSeconds(2));
            payments.run(() -> {});
        });

        assertThat(readings.nonZero("dependency.rejections")).isEqualTo(Map.of("payments observed deadline", 1.0));
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments success", 1.0));
    }

    @Test
    void switchedOffItIsNotEvenCounted() {
        Reliability reliability = reliability(GuardMode.OFF);

        reliability.journey("checkout").run(() -> {
            clock.advance(Duration.ofSeconds(2));
            reliability.dependency("payments").run(() -> {});
        });

        assertThat(readings.nonZero("dependency.rejections")).isEmpty();
    }

    @Test
    void theStandardKeepsThemInTheDark() {
        assertThat(Reliability.builder(registry)
                        .announced(false)
                        .build()
                        .dependency("payments")
                        .settings()
                        .deadlineMode())
                .isEqualTo(GuardMode.OBSERVE);
    }

    @Test
    void whatIsLeftBoundsTheAttemptAndTravelsWithIt() {
        Reliability reliability = reliability(GuardMode.ENFORCE);
        List<String> headers = new ArrayList<>();

        reliability.journey("checkout").run(() -> {
            clock.advance(Duration.ofMillis(1_300));
            GuardedCall call = reliability.dependency("payments").begin(true, CurrentJourney.get());
            call.attempt();
            assertThat(call.timeoutNanos()).isEqualTo(Duration.ofMillis(700).toNanos());
            call.writeHeaders((name, value) -> headers.add(name + " " + value.replaceFirst("at=[0-9]{13}$", "at=")));
        });

        assertThat(headers).containsExactly("evenkeel-deadline 700m;at=");
    }

    @Test
    void withoutAJourneyTheTimeoutOfTheCallTravels() {
        List<String> headers = new ArrayList<>();
        GuardedCall call = reliability(GuardMode.OBSERVE).dependency("payments").begin(true, null);
        call.attempt();

        call.writeHeaders((name, value) -> headers.add(name + " " + value.replaceFirst("at=[0-9]{13}$", "at=")));

        assertThat(headers).containsExactly("evenkeel-deadline 30000m;at=");
    }

    @Test
    void aJourneyInsideAnotherHasNoMoreTimeThanThatOne() {
        Reliability reliability = reliability(GuardMode.ENFORCE);
        List<@Nullable Deadline> deadlines = new ArrayList<>();

        reliability.journey("checkout").run(() -> {
            clock.advance(Duration.ofMillis(500));
            reliability.journey("slower").run(() -> deadlines.add(deadline()));
            reliability.journey("faster").run(() -> deadlines.add(deadline()));
            reliability.journey("default").run(() -> deadlines.add(deadline()));
        });

        assertThat(deadlines).containsExactly(at(2_000), at(1_500), at(2_000));
    }

    @Test
    void theCallersDeadlineCountsWhereItIsEarlier() {
        Journey checkout = reliability(GuardMode.ENFORCE).journey("checkout");

        assertThat(checkout.context(at(100), true).deadline()).isEqualTo(at(100));
        assertThat(checkout.context(at(5_000), false).deadline()).isEqualTo(at(2_000));
        assertThat(checkout.context(null, false).deadline()).isEqualTo(at(2_000));
        assertThat(checkout.context(null, true).retry()).isTrue();
    }

    @Test
    void anAsynchronousCallIsRefusedThroughItsStage() {
        Reliability reliability = reliability(GuardMode.ENFORCE);

        CompletableFuture<String> answer = reliability.journey("checkout").get(() -> {
            clock.advance(Duration.ofSeconds(2));
            return reliability
                    .dependency("payments")
                    .stage(() -> CompletableFuture.completedFuture("done"))
                    .toCompletableFuture();
        });

        assertThat(answer).isCompletedExceptionally();
        assertThat(catchThrowable(answer::join)).hasRootCauseMessage("call to payments refused: deadline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.0009S", "PT1H0.001S", "PT-1S"})
    void aDeadlineOutOfItsRangeIsRefused(Duration wrong) {
        assertThatThrownBy(() -> Reliability.builder(registry).journey("checkout", spec -> spec.deadline(wrong)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("journeys.checkout.deadline: " + wrong + " (expected: a duration from 1ms to 1h)");
    }

    private static @Nullable Deadline deadline() {
        JourneyContext current = CurrentJourney.get();
        return current == null ? null : current.deadline();
    }

    private static Deadline at(long millis) {
        return new Deadline(Duration.ofMillis(millis).toNanos());
    }

    private Reliability reliability(GuardMode deadlineMode) {
        return Reliability.builder(registry)
                .announced(false)
                .nanoClock(clock)
                .deadlineMode(deadlineMode)
                .journey("checkout", spec -> spec.deadline(Duration.ofSeconds(2)))
                .journey("slower", spec -> spec.deadline(Duration.ofSeconds(5)))
                .journey("faster", spec -> spec.deadline(Duration.ofSeconds(1)))
                .build();
    }
}
