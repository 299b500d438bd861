package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.Deadline;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.guard.CallHeaders;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardedCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call of at most 30 s tells its dependency whose journey has 5 s left. */
class ToldDeadlineTest {
    @ParameterizedTest(name = "guard {0}, deadlines {1}: {2}")
    @CsvSource({
        "ENFORCE, ENFORCE, 5000m",
        "ENFORCE, OBSERVE, 5000m",
        "ENFORCE, OFF,     30000m",
        "OBSERVE, ENFORCE, 5000m",
        "OBSERVE, OBSERVE, 5000m",
        "OBSERVE, OFF,     ",
        "OFF,     ENFORCE, "
    })
    void isTheEarlierOfWhatIsEnforcedHereAndWhatTheJourneyHasLeft(
            GuardMode guard, GuardMode deadlines, @Nullable String told) {
        Dependency payments = Reliability.builder(new SimpleMeterRegistry())
                .announced(false)
                .nanoClock(() -> 0)
                .mode(guard)
                .deadlineMode(deadlines)
                .dependency("payments", spec -> spec.timeout(Duration.ofSeconds(30)))
                .build()
                .dependency("payments");
        Deadline journey = new Deadline(Duration.ofSeconds(5).toNanos());
        Map<String, String> headers = new LinkedHashMap<>();

        GuardedCall call = payments.begin(true, new JourneyContext(journey, false));
        call.attempt();
        call.writeHeaders(headers::put);
        call.succeeded(null);

        assertThat(headers.values().stream()
                        .map(value -> value.replaceFirst(";at=[0-9]+$", ""))
                        .toList())
                .isEqualTo(told == null ? List.of() : List.of(told));
        assertThat(headers.keySet()).isSubsetOf(CallHeaders.DEADLINE);
    }
}
