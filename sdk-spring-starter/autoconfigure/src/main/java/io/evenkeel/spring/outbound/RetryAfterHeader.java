package io.evenkeel.spring.outbound;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code Retry-After}: after how many seconds, or at what time, a server wants to be asked again. */
final class RetryAfterHeader {
    static final String NAME = "Retry-After";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final int LONGEST = 40;

    private RetryAfterHeader() {}

    /**
     * @param value as it came in; {@code null} if it did not
     * @return 0 or more; {@code null} if nothing that is understood was said
     */
    static @Nullable Duration parsed(@Nullable String value, Instant now) {
        if (value == null || value.length() > LONGEST) {
            return null;
        }
        String text = value.strip();
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isBefore(now) ? Duration.ZERO : Duration.between(now, at);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
