package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private final AtomicLong clock = new AtomicLong();
    private final Reliability reliability = Reliability.builder(new SimpleMeterRegistry())
            .announced(false)
            .nanoClock(clock::get)
            .jitter(() -> 0)
            .dependencyDefaults(
                    defaults -> defaults.timeout(Duration.ofMillis(500)).attemptTimeout(Duration.ofMillis(200)))
            .dependency("watched", watched -> watched.mode(GuardMode.OBSERVE))
            .build();

    @Test
    void anAttemptHasItsOwnTimeAndTheCallHasWhatIsLeft() {
        Dependency payments = reliability.dependency("payments");
        payments.run(() -> {}); // funds a retry
        GuardedCall call = payments.begin(true, null);
        call.attempt();
        assertThat(Duration.ofNanos(call.timeoutNanos())).hasMillis(200);
        assertThat(Duration.ofNanos(call.leftNanos())).hasMillis(500);

        clock.addAndGet(Duration.ofMillis(150).toNanos());
        assertThat(call.failed(new IOException("reset"))).isTrue();
        call.attempt();

        Duration passed = Duration.ofMillis(150).plusNanos(call.pauseNanos());
        assertThat(Duration.ofNanos(call.timeoutNanos())).hasMillis(200);
        assertThat(Duration.ofNanos(call.leftNanos()))
                .isEqualTo(Duration.ofMillis(500).minus(passed));
    }

    @Test
    void nothingBoundsACallThatIsOnlyWatched() {
        GuardedCall call = reliability.dependency("watched").begin(true, null);
        call.attempt();

        assertThat(call.leftNanos()).isEqualTo(Long.MAX_VALUE);
    }
}
