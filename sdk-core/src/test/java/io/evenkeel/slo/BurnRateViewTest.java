package io.evenkeel.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Operation;
import io.evenkeel.call.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurnRateViewTest {
    private static final Operation OPERATION = new Operation(Operation.Kind.JOURNEY, "checkout");

    private final AtomicLong clock = new AtomicLong(Duration.ofDays(1).toNanos() + 17);
    private final BurnRateView view = new BurnRateView(List.of(Objective.availability("0.99")), null, clock::get);

    @Test
    void withoutEventsThereIsNoRate() {
        assertThat(rates())
                .containsExactly(
                        new BurnRate(Duration.ofMinutes(5), 0, 0, null),
                        new BurnRate(Duration.ofHours(1), 0, 0, null),
                        new BurnRate(Duration.ofHours(6), 0, 0, null),
                        new BurnRate(Duration.ofDays(3), 0, 0, null));
    }

    @Test
    void theRateIsThePartOfBadEventsByThePartThatIsAllowed() {
        end(Outcome.SUCCESS, 90);
        end(Outcome.FAILURE, 10);
        end(Outcome.CLIENT_FAULT, 50);

        assertThat(rates()).allSatisfy(rate -> {
            assertThat(rate.good()).isEqualTo(90);
            assertThat(rate.bad()).isEqualTo(10);
            assertThat(rate.rate()).isCloseTo(10, Offset.offset(1e-9));
        });
    }

    @Test
    void eachWindowForgetsWhatIsOlderThanItselfAndOneStep() {
        end(Outcome.FAILURE, 3);

        forward(Duration.ofMinutes(5));
        assertThat(bad()).containsExactly(3L, 3L, 3L, 3L);
        forward(Duration.ofSeconds(20));
        assertThat(bad()).containsExactly(0L, 3L, 3L, 3L);
        forward(Duration.ofMinutes(65));
        assertThat(bad()).containsExactly(0L, 0L, 3L, 3L);
        forward(Duration.ofHours(5));
        assertThat(bad()).containsExactly(0L, 0L, 0L, 3L);
        forward(Duration.ofHours(68));
        assertThat(bad()).containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void whatWasCountedBeforeALongSilenceBelongsToTheTimeBeforeIt() {
        end(Outcome.FAILURE, 5);
        forward(Duration.ofHours(2));
        end(Outcome.SUCCESS, 1);

        assertThat(bad()).containsExactly(0L, 0L, 5L, 5L);
        assertThat(rates().stream().map(BurnRate::good)).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void noEventIsLostWhileManyThreadsCountAndTheTimeMoves() throws InterruptedException {
        int threads = 8;
        int each = 20_000;
        ExecutorService counting = Executors.newFixedThreadPool(threads);
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            counting.execute(() -> {
                for (int i = 0; i < each; i++) {
                    end(i % 4 == 0 ? Outcome.FAILURE : Outcome.SUCCESS, 1);
                    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
                }
                done.countDown();
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        counting.shutdown();

        BurnRate longest = rates().get(3);
        assertThat(longest.bad()).isEqualTo(threads * each / 4);
        assertThat(longest.good()).isEqualTo(threads * each * 3 / 4);
    }

    @ParameterizedTest
    @CsvSource({"0.9,3,7,3.0", "0.999,1,2,333.3333333333333", "0.9,1,2,3.333333333333333", "0.99,7,93,7.0"})
    void aRateIsRoundedOnce(BigDecimal target, long bad, long good, double rate) {
        assertThat(BurnRate.of(Duration.ofHours(1), good, bad, target).rate()).isEqualTo(rate);
    }

    private void end(Outcome outcome, int times) {
        for (int i = 0; i < times; i++) {
            view.ended(new ObservedCall(OPERATION, outcome, clock.get(), 1, null, null, null));
        }
    }

    private void forward(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private List<BurnRate> rates() {
        return Objects.requireNonNull(view.rates().get("availability"));
    }

    private List<Long> bad() {
        return rates().stream().map(BurnRate::bad).toList();
    }
}
