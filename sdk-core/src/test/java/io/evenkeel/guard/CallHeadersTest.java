package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallHeadersTest {
    private static final long NOW = 1_763_636_000_000L;

    @ParameterizedTest
    @CsvSource({
        "1500000000, 1500m;at=1763636001500",
        "999999, 0m;at=1763636000000",
        "-5, 0m;at=1763636000000",
        "9223372036854775807, 99999999m;at=1763735999999"
    })
    void theValueSaysWhatIsLeftInBothWays(long leftNanos, String value) {
        assertThat(CallHeaders.deadline(leftNanos, NOW)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "2H, PT2H",
        "3M, PT3M",
        "4S, PT4S",
        "1500m, PT1.5S",
        "250u, PT0.00025S",
        "7n, PT0.000000007S",
        "0m, PT0S",
        "99999999H, PT99999999H",
        "00000001S, PT1S"
    })
    void grpcsFormIsUnderstood(String value, Duration left) {
        assertThat(CallHeaders.left(value, NOW)).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({
        "1500m;at=1763636001500, PT1.5S",
        "1500m;at=1763636000500, PT0.6S",
        "1500m;at=1763636000000, PT0.1S",
        "1500m;at=1763635999900, PT0S",
        "1500m;at=1, PT0S",
        "1500m;at=999999999999999, PT1.5S"
    })
    void theEarlierOfBothCountsButForALittleDifferenceOfTheClocks(String value, Duration left) {
        assertThat(CallHeaders.left(value, NOW)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "m",
                "15",
                "-1m",
                "+1m",
                "1.5S",
                "1500 m",
                "1500ms",
                "123456789m",
                "1s",
                "1500m;",
                "1500m;at=",
                "1500m;at=-1",
                "1500m;at=1234567890123456",
                "1500m;at=1;at=2",
                "1500m\n",
                "١m",
                "1500m,1500m",
                "null"
            })
    void whatIsNoDeadlineIsNone(String value) {
        assertThat(CallHeaders.left(value, NOW)).isNull();
    }

    @Test
    void noTextEverThrowsOrLasts() {
        Random random = new Random(7);
        String alphabet = "0123456789HMSmun;at=\u0000\n\u2028é ";
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(50);
            for (int c = 0; c < length; c++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Duration left = CallHeaders.left(text.toString(), NOW);
            assertThat(left == null || !left.isNegative()).isTrue();
        }
        assertThat(CallHeaders.left("1".repeat(10_000_000), NOW)).isNull();
    }

    @Test
    void whatIsSentIsUnderstood() {
        for (long millis = 0; millis < 3_000; millis += 7) {
            assertThat(CallHeaders.left(CallHeaders.deadline(millis * 1_000_000, NOW), NOW))
                    .isEqualTo(Duration.ofMillis(millis));
        }
    }
}
