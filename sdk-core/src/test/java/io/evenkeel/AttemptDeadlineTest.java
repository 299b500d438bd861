package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.TestClock;
import io.evenkeel.guard.CallHeaders;
import io.evenkeel.guard.GuardedCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the attempts of a call of 1.5 s tell the dependency that wait a second each. */
class AttemptDeadlineTest {
    private final TestClock clock = new TestClock();

    @Test
    void aDependencyIsToldHowLongThisAttemptIsWaitedForAndNotTheWholeCall() {
        Dependency payments = Reliability.builder(new SimpleMeterRegistry())
                .announced(false)
                .nanoClock(clock)
                .jitter(() -> 0)
                .dependency("payments", spec -> spec.timeout(Duration.ofMillis(1_500))
                        .attemptTimeout(Duration.ofSeconds(1)))
                .build()
                .dependency("payments");
        List<String> told = new ArrayList<>();
        GuardedCall call = payments.begin(true, null);

        call.attempt();
        call.writeHeaders((name, value) -> told(told, name, value));
        clock.advance(Duration.ofMillis(700));
        assertThat(call.failed(new IOException("reset"))).isTrue();
        call.attempt();
        call.writeHeaders((name, value) -> told(told, name, value));
        call.succeeded(null);

        assertThat(told).containsExactly("1000m", "800m");
    }

    private static void told(List<String> told, String name, String value) {
        if (name.equals(CallHeaders.DEADLINE)) {
            told.add(value.replaceFirst(";at=[0-9]+$", ""));
        }
    }
}
