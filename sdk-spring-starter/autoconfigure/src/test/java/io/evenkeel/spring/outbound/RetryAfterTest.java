package io.evenkeel.spring.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:30Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "7, PT7S",
        "' 7 ', PT7S",
        "999999999, PT277777H46M39S",
        "99999999999999999999, PT277777H46M39S"
    })
    void seconds(String value, Duration expected) {
        assertThat(of(value)).isEqualTo(expected);
    }

    @Test
    void aDate() {
        assertThat(of("Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aDateThatHasPassedIsNow() {
        assertThat(of("Sun, 06 Nov 1994 08:49:29 GMT")).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon", "7 s", "٧", "Sun, 99 Nov 1994 08:49:37 GMT"})
    void whatIsNotUnderstoodIsNotThere(String value) {
        assertThat(of(value)).isNull();
    }

    @Test
    void whatIsTooLongIsNotRead() {
        assertThat(of("1".repeat(41))).isNull();
        assertThat(of(null)).isNull();
    }

    @Test
    void onlyTwoStatusesSayWhen() {
        assertThat(RetryAfter.of(429, "7", NOW)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.of(500, "7", NOW)).isNull();
        assertThat(RetryAfter.of(301, "7", NOW)).isNull();
    }

    private static @Nullable Duration of(@Nullable String value) {
        return RetryAfter.of(503, value, NOW);
    }
}
