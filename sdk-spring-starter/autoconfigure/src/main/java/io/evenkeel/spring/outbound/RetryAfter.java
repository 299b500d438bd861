package io.evenkeel.spring.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a server wants to be asked again. Reads what anybody may send: never throws, and costs no more than its length. */
final class RetryAfter {
    static final String HEADER = "Retry-After";

    private static final int LONGEST = 40;
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int MOST_DIGITS = 9;
    private static final Duration FOREVER = Duration.ofSeconds(999_999_999);

    private RetryAfter() {}

    /**
     * @param status of the answer; only 429 and 503 say when
     * @param value of the header, as it came in: seconds, or the date of an HTTP header
     * @param now what a date is compared with
     * @return 0 or more; {@code null} if the server did not say, or if it is not understood
     */
    static @Nullable Duration of(int status, @Nullable String value, Instant now) {
        if (value == null || value.length() > LONGEST || (status != 429 && status != 503)) {
            return null;
        }
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            return text.length() > MOST_DIGITS ? FOREVER : Duration.ofSeconds(Integer.parseInt(text));
        }
        try {
            Duration left = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException | ArithmeticException notUnderstood) {
            return null;
        }
    }
}
