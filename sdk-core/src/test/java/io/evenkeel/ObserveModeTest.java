package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.TestClock;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardedCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObserveModeTest {
    /** One service in one mode, with a clock of its own. */
    private static final class Service {
        final SimpleMeterRegistry registry = new SimpleMeterRegistry();
        final Readings readings = new Readings(registry);
        final TestClock clock = new TestClock();
        final Dependency payments;

        Service(GuardMode mode) {
            payments = Reliability.builder(registry)
                    .announced(false)
                    .nanoClock(clock)
                    .mode(mode)
                    .dependency("payments", spec -> spec.timeout(Duration.ofSeconds(1))
                            .concurrencyLimit(5)
                            .deadlineMode(GuardMode.ENFORCE)
                            .breaker(new BreakerSettings(0.5, 4, Duration.ofSeconds(10), Duration.ofSeconds(2), 2)))
                    .build()
                    .dependency("payments");
        }

        @Nullable
        ActiveCall start() {
            try {
                return payments.start();
            } catch (CallRejectedException refused) {
                return null;
            }
        }

        double refused(String reason) {
            Map<String, Double> counts = readings.of("dependency.rejections");
            return counts.getOrDefault("payments enforced " + reason, 0.0)
                    + counts.getOrDefault("payments observed " + reason, 0.0);
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /**
     * The same calls, with the same ends, at the same times, reach both. What enforce mode refuses does not run there, so that
     * it cannot end there: from then on the two see different input only where a refused call would have said something about
     * the dependency, and in neither mode it does.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void countsExactlyWhatEnforceModeRefuses(int seed) {
        Random random = new Random(seed);
        Service enforcing = new Service(GuardMode.ENFORCE);
        Service observing = new Service(GuardMode.OBSERVE);
        List<@Nullable ActiveCall> enforced = new ArrayList<>();
        List<@Nullable ActiveCall> observed = new ArrayList<>();
        double failing = random.nextDouble();

        for (int step = 0; step < 2_000; step++) {
            Duration passed = Duration.ofMillis(random.nextInt(50));
            enforcing.clock.advance(passed);
            observing.clock.advance(passed);
            if (random.nextInt(500) == 0) {
                failing = random.nextDouble();
            }
            if (random.nextBoolean() || enforced.isEmpty()) {
                enforced.add(enforcing.start());
                observed.add(observing.start());
            } else {
                int which = random.nextInt(enforced.size());
                Outcome outcome = random.nextDouble() < failing ? Outcome.FAILURE : Outcome.SUCCESS;
                end(enforced.remove(which), outcome);
                end(observed.remove(which), outcome);
            }
            assertThat(observed).doesNotContainNull();
            assertThat(observing.refused("circuit_open")).isEqualTo(enforcing.refused("circuit_open"));
            assertThat(observing.refused("bulkhead_full")).isEqualTo(enforcing.refused("bulkhead_full"));
            assertThat(observing.payments.breakerState()).isEqualTo(enforcing.payments.breakerState());
        }

        assertThat(enforcing.refused("bulkhead_full") + enforcing.refused("circuit_open"))
                .isPositive();
        assertThat(observing.readings.sum("dependency.attempts")).isEqualTo(observing.readings.sum("dependency.calls"));
    }

    @Test
    void nothingIsRefusedEndedOrTriedAgain() throws Exception {
        Service service = new Service(GuardMode.OBSERVE);
        IOException down = new IOException("down");

        for (int i = 0; i < 10; i++) {
            GuardedCall call = service.payments.begin(true, null);
            call.attempt();
            assertThat(call.timeoutNanos()).isEqualTo(Long.MAX_VALUE);
            assertThat(call.failed(down)).isFalse();
        }

        assertThat(service.payments.<String>call(() -> "done")).isEqualTo("done");
        assertThat(service.readings.nonZero("dependency.rejections"))
                .isEqualTo(Map.of("payments observed circuit_open", 7.0));
        assertThat(service.readings.of("dependency.calls"))
                .isEqualTo(Map.of("payments failure", 10.0, "payments success", 1.0));
        assertThat(service.readings.nonZero("dependency.attempts"))
                .isEqualTo(Map.of("payments failure", 10.0, "payments success", 1.0));
    }

    @Test
    void itsHeadersHandOnTheDeadlineOfTheCallerAndNoneOfItsOwn() {
        Service service = new Service(GuardMode.OBSERVE);
        List<String> headers = new ArrayList<>();
        GuardedCall alone = service.payments.begin(true, null);
        alone.attempt();
        alone.writeHeaders((name, value) -> headers.add(name));
        assertThat(headers).isEmpty();

        GuardedCall below = service.payments.begin(
                true, new JourneyContext(Deadline.in(service.clock.getAsLong(), Duration.ofSeconds(3)), true));
        below.attempt();
        below.writeHeaders((name, value) -> headers.add(name + ": " + value.replaceFirst("at=.*", "at=")));

        assertThat(headers).containsExactly("evenkeel-deadline: 3000m;at=", "evenkeel-retry: 1");
    }

    private static void end(@Nullable ActiveCall call, Outcome outcome) {
        if (call != null) {
            call.ended(outcome, null);
        }
    }
}
