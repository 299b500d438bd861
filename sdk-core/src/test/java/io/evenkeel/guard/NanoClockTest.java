package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NanoClockTest {
    @Test
    void followsTheMonotonicClockFromWhereverThatStarts() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
        NanoClock clock = new NanoClock(nanos::get);

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(60));
    }
}
