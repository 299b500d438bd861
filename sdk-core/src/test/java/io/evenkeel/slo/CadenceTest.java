package io.evenkeel.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.ObservedCall;
import io.evenkeel.call.Operation;
import io.evenkeel.call.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the windows say of the misses; how many there are in all is in FreshnessTest. */
class CadenceTest {
    private static final Operation OPERATION = new Operation(Operation.Kind.JOURNEY, "nightly");
    private static final long START = Long.MAX_VALUE - 7; // it may overflow, as System.nanoTime may

    private final AtomicLong clock = new AtomicLong(START);

    @Test
    void aMissBelongsToTheTimeThatItWasMissedAtWhetherOrNotSomebodyLooked() {
        Cadence cadence = new Cadence(Duration.ofMinutes(1), clock::get);
        forward(Duration.ofMinutes(10));

        assertThat(missed(cadence)).containsExactly(5L, 9L, 9L, 9L);
        assertThat(missed(cadence)).containsExactly(5L, 9L, 9L, 9L);

        end(cadence, Outcome.SUCCESS);
        assertThat(missed(cadence)).containsExactly(5L, 9L, 9L, 9L);
        for (int i = 0; i < 65; i++) {
            forward(Duration.ofMinutes(1));
            end(cadence, Outcome.SUCCESS);
        }
        assertThat(missed(cadence)).containsExactly(0L, 0L, 9L, 9L);
    }

    @Test
    void theFirstNanosecondOfASlotIsInIt() {
        Cadence cadence = new Cadence(Duration.ofSeconds(10).minusNanos(1), clock::get);
        forward(Duration.ofSeconds(20));
        assertThat(missed(cadence)).containsExactly(2L, 2L, 2L, 2L);
        forward(Duration.ofSeconds(290));

        assertThat(missed(cadence)).containsExactly(31L, 31L, 31L, 31L);
    }

    @Test
    void aLongSilenceIsOneStepThroughTheSlots() {
        Cadence cadence = new Cadence(Duration.ofSeconds(1), clock::get);
        forward(Duration.ofDays(100));

        assertThat(missed(cadence)).containsExactly(300L, 3_600L, 21_600L, 259_200L);
        end(cadence, Outcome.SUCCESS);
        assertThat(missed(cadence)).containsExactly(300L, 3_600L, 21_600L, 259_200L);
        assertThat(cadence.missed()).isEqualTo(8_639_999);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theWindowsAreThoseThatAListOfEveryMissWouldGive(long seed) {
        Random random = new Random(seed);
        long every = Duration.ofSeconds(1 + random.nextInt(3_000)).toNanos();
        Cadence cadence = new Cadence(Duration.ofNanos(every), clock::get);
        List<Long> misses = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < 200; i++) {
            forward(Duration.ofNanos((long) (every * 5 * random.nextDouble() * random.nextDouble())));
            long now = clock.get() - START;
            for (long miss = last + every + 1; miss <= now; miss += every) {
                if (misses.isEmpty() || miss > misses.get(misses.size() - 1)) {
                    misses.add(miss);
                }
            }
            if (random.nextBoolean()) {
                end(cadence, Outcome.SUCCESS);
                last = now;
            } else if (random.nextBoolean()) {
                end(cadence, Outcome.FAILURE);
            }
            if (random.nextBoolean()) {
                assertThat(missed(cadence))
                        .containsExactly(
                                within(misses, now, Duration.ofSeconds(10), 30),
                                within(misses, now, Duration.ofMinutes(5), 12),
                                within(misses, now, Duration.ofMinutes(5), 72),
                                within(misses, now, Duration.ofHours(1), 72));
                assertThat(cadence.missed()).isEqualTo(misses.size());
            }
        }
        assertThat(misses).hasSizeGreaterThan(50);
    }

    private static long within(List<Long> misses, long now, Duration step, int steps) {
        long from = (now / step.toNanos() - steps) * step.toNanos();
        return misses.stream().filter(miss -> miss >= from).count();
    }

    private void forward(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private void end(Cadence cadence, Outcome outcome) {
        cadence.ended(new ObservedCall(OPERATION, outcome, clock.get(), 1, null, null, null));
    }

    private static List<Long> missed(Cadence cadence) {
        return cadence.missedByWindow().stream().map(WindowCounts::bad).toList();
    }
}
