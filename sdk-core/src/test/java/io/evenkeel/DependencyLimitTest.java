package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.evenkeel.call.ActiveCall;
import io.evenkeel.call.BreakerState;
import io.evenkeel.call.CallRejectedException;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.RejectionReason;
import io.evenkeel.call.TestClock;
import io.evenkeel.guard.BreakerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DependencyLimitTest {
    private static final Duration OPEN_FOR = Duration.ofSeconds(5);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Readings readings = new Readings(registry);
    private final TestClock clock = new TestClock();

    @Test
    void refusesTheCallAfterTheLastPlace() {
        Dependency payments = limitedTo(2);
        payments.start();
        ActiveCall second = payments.start();

        CallRejectedException refused = catchThrowableOfType(CallRejectedException.class, payments::start);

        assertThat(refused).hasMessage("call to payments refused: bulkhead_full");
        assertThat(refused.reason()).isEqualTo(RejectionReason.BULKHEAD_FULL);
        assertThat(refused.getStackTrace()).isEmpty();
        assertThat(catchThrowable(payments::start)).isSameAs(refused);
        assertThat(readings.nonZero("dependency.rejections")).isEqualTo(Map.of("payments enforced bulkhead_full", 2.0));
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments rejected", 2.0));

        second.succeeded(null);
        assertThat(catchThrowable(payments::start)).isNull();
    }

    static Stream<Named<Consumer<Dependency>>> waysToEnd() {
        return Stream.of(
                Named.of("returns", payments -> payments.run(() -> {})),
                Named.of("throws", payments -> assertThat(catchThrowable(() -> payments.run(DependencyLimitTest::fail)))
                        .hasMessage("down")),
                Named.of("is ended", payments -> payments.start().ended(Outcome.CANCELLED, null)),
                Named.of("is ended twice", payments -> {
                    ActiveCall call = payments.start();
                    call.succeeded(null);
                    call.failed(new IllegalStateException("again"));
                }),
                Named.of("completes", payments -> payments.stage(() -> CompletableFuture.completedFuture("done"))),
                Named.of(
                        "completes with an error",
                        payments -> payments.stage(() -> CompletableFuture.failedFuture(new IllegalStateException()))),
                Named.of("throws before its stage", payments -> assertThat(catchThrowable(() -> payments.stage(() -> {
                            throw new IllegalStateException("no stage");
                        })))
                        .hasMessage("no stage")),
                Named.of("has no stage", DependencyLimitTest::stageOfNull),
                Named.of("has a stage that takes no callback", payments -> assertThat(
                                catchThrowable(() -> payments.stage(DeafStage::new)))
                        .hasMessage("no callbacks")),
                Named.of("is cancelled", payments -> payments.stage(() -> new CompletableFuture<>())
                        .toCompletableFuture()
                        .cancel(true)));
    }

    @ParameterizedTest
    @MethodSource("waysToEnd")
    void aCallGivesItsPlaceBackOnceWhenIt(Consumer<Dependency> end) {
        Dependency payments = limitedTo(1);

        end.accept(payments);

        assertThat(readings.sum("dependency.calls")).isEqualTo(1);
        assertThat(catchThrowable(payments::start)).as("the one place").isNull();
        assertThat(catchThrowable(payments::start)).as("no second place").isInstanceOf(CallRejectedException.class);
    }

    @Test
    void aCallThatIsTimedOutGivesItsPlaceBack() {
        Dependency payments = limitedTo(1);

        payments.stage(() -> new CompletableFuture<>());

        await().atMost(Duration.ofSeconds(10)).until(() -> catchThrowable(payments::start) == null);
    }

    @Test
    void aRefusalForWantOfAPlaceGivesTheTrialOfTheBreakerBack() {
        Dependency payments = limitedTo(1);
        for (int i = 0; i < 4; i++) {
            payments.start().ended(Outcome.FAILURE, null);
        }
        clock.advance(OPEN_FOR.plusNanos(1));
        ActiveCall firstTrial = payments.start();

        for (int i = 0; i < 10; i++) {
            assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: bulkhead_full");
        }
        firstTrial.succeeded(null);
        payments.start().succeeded(null);

        assertThat(payments.breakerState()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void manyThreadsAtOnceGetAsManyPlacesAsThereAre() throws Exception {
        Dependency payments = limitedTo(5);
        AtomicInteger admitted = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();

        Together.run(32, thread -> {
            if (catchThrowable(payments::start) == null) {
                admitted.incrementAndGet();
            } else {
                refused.incrementAndGet();
            }
        });

        assertThat(admitted).hasValue(5);
        assertThat(refused).hasValue(27);
        assertThat(readings.nonZero("dependency.rejections"))
                .isEqualTo(Map.of("payments enforced bulkhead_full", 27.0));
    }

    @Test
    void everyCallOfManyThreadsIsAdmittedOrRefusedAndCountedOnce() throws Exception {
        Dependency payments = limitedTo(3);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger refusals = new AtomicInteger();

        Together.run(16, thread -> {
            for (int i = 0; i < 1_000; i++) {
                if (catchThrowable(() -> payments.run(runs::incrementAndGet)) != null) {
                    refusals.incrementAndGet();
                }
            }
        });

        assertThat(runs.get() + refusals.get()).isEqualTo(16_000);
        assertThat(readings.sum("dependency.attempts")).isEqualTo(runs.get());
        assertThat(readings.sum("dependency.rejections")).isEqualTo(refusals.get());
        assertThat(readings.sum("dependency.calls")).isEqualTo(16_000);
        for (int i = 0; i < 3; i++) {
            payments.start();
        }
        assertThat(catchThrowable(payments::start)).hasMessage("call to payments refused: bulkhead_full");
    }

    @Test
    void anInterruptedThreadIsNotRefusedAndStaysInterrupted() {
        Dependency payments = limitedTo(1);
        Thread.currentThread().interrupt();

        String result = payments.get(() -> "done");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isEqualTo("done");
        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments success", 1.0));
    }

    private Dependency limitedTo(int limit) {
        return Reliability.builder(registry)
                .announced(false)
                .nanoClock(clock)
                .dependency("payments", dependency -> dependency
                        .timeout(Duration.ofMillis(50))
                        .concurrencyLimit(limit)
                        .breaker(new BreakerSettings(0.5, 4, Duration.ofSeconds(10), OPEN_FOR, 2)))
                .build()
                .dependency("payments");
    }

    private static void fail() {
        throw new IllegalStateException("down");
    }

    @SuppressWarnings("NullAway")
    private static void stageOfNull(Dependency payments) {
        assertThat(catchThrowable(() -> payments.stage(() -> null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the stage of a call to a dependency");
    }

    private static final class DeafStage extends CompletableFuture<String> {
        @Override
        public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
            throw new UnsupportedOperationException("no callbacks");
        }
    }
}
