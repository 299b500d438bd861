package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallWindowTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong nowNanos = new AtomicLong();

    @Test
    void opensOnceWhenEnoughCallsAreBad() {
        CallWindow window = new CallWindow(settings(0.5, 4, 10), 0);

        assertThat(window.failed(1)).isFalse();
        assertThat(window.failed(2)).isFalse();
        assertThat(window.succeeded(3)).isFalse();
        assertThat(window.succeeded(4))
                .as("the fourth call, and half of them are bad")
                .isTrue();
        assertThat(window.failed(5)).as("it has been said").isFalse();
    }

    @Test
    void forgetsWhatIsOlderThanItself() {
        CallWindow window = new CallWindow(settings(0.5, 4, 10), 0);
        for (int i = 0; i < 3; i++) {
            assertThat(window.failed(0)).isFalse();
        }

        assertThat(window.failed(10 * SECOND))
                .as("the others are ten seconds old")
                .isFalse();
        assertThat(window.failed(10 * SECOND + 1)).isFalse();
        assertThat(window.failed(10 * SECOND + 2)).isFalse();
        assertThat(window.failed(10 * SECOND + 3)).isTrue();
    }

    @Test
    void opensWithAGoodCallOnceGoodOnesAreForgotten() {
        CallWindow window = new CallWindow(settings(0.5, 2, 2), 0);
        for (int i = 0; i < 5; i++) {
            window.succeeded(0);
        }
        window.failed(SECOND);
        assertThat(window.failed(SECOND + 1)).as("2 of 7").isFalse();

        assertThat(window.succeeded(2 * SECOND)).as("2 of 3").isTrue();
    }

    /** The share that a literal says is the share that opens, however it is written in binary. */
    @ParameterizedTest
    @ValueSource(ints = {3, 6, 7, 9, 29, 57, 58})
    void theRatioItselfOpens(int percent) {
        CallWindow window = new CallWindow(settings(percent / 100.0, 100, 10), 0);

        for (int i = 0; i < 100 - percent; i++) {
            assertThat(window.succeeded(0)).isFalse();
        }
        for (int i = 1; i < percent; i++) {
            assertThat(window.failed(0)).isFalse();
        }
        assertThat(window.failed(0)).isTrue();
    }

    /** Beside Resilience4j's window of time: the same calls, and it opens with the same one. */
    @Test
    void opensWithTheSameCallAsResilience4j() {
        Random random = new Random(11);
        int opened = 0;
        for (int run = 0; run < 2_000; run++) {
            BreakerSettings settings = settings(
                    List.of(0.25, 0.5, 0.75, 1.0).get(random.nextInt(4)),
                    1 + random.nextInt(12),
                    1 + random.nextInt(6));
            double failing = random.nextDouble();
            long step = random.nextLong(2 * SECOND);
            nowNanos.set(0);
            CallWindow window = new CallWindow(settings, 0);
            CircuitBreaker breaker = CircuitBreaker.of("run", resilience4j(settings));
            for (int call = 0; call < 60; call++) {
                long now = nowNanos.addAndGet(random.nextLong(1 + step));
                boolean fails = random.nextDouble() < failing;
                boolean opens = fails ? window.failed(now) : window.succeeded(now);
                if (fails) {
                    breaker.onError(1, TimeUnit.NANOSECONDS, new IllegalStateException("down"));
                } else {
                    breaker.onSuccess(1, TimeUnit.NANOSECONDS);
                }
                assertThat(opens)
                        .as("run %d, call %d, %s", run, call, settings)
                        .isEqualTo(breaker.getState() == CircuitBreaker.State.OPEN);
                if (opens) {
                    opened++;
                    break;
                }
            }
        }
        assertThat(opened).isBetween(500, 1_900);
    }

    @Test
    void manyThreadsLoseNoCallAndOneOfThemOpens() throws InterruptedException {
        int threads = 8;
        int calls = 10_000;
        CallWindow window = new CallWindow(settings(1, threads * calls, 600), 0);
        AtomicInteger opened = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> all = IntStream.range(0, threads)
                .mapToObj(number -> new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    for (int i = 0; i < calls; i++) {
                        if (window.failed(nowNanos.addAndGet(SECOND / 2_000))) {
                            opened.incrementAndGet();
                        }
                    }
                }))
                .toList();
        all.forEach(Thread::start);
        start.countDown();
        for (Thread thread : all) {
            thread.join();
        }

        assertThat(opened)
                .as("with the last of them, in 40 seconds of its time")
                .hasValue(1);
    }

    private static BreakerSettings settings(double ratio, int minimumCalls, int seconds) {
        return new BreakerSettings(ratio, minimumCalls, Duration.ofSeconds(seconds), Duration.ofSeconds(5), 1);
    }

    private CircuitBreakerConfig resilience4j(BreakerSettings settings) {
        return CircuitBreakerConfig.custom()
                .clock(new NanoClock(nowNanos::get))
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize((int) settings.window().toSeconds())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold((float) (settings.failureRatio() * 100))
                .build();
    }
}
