package io.evenkeel.guard;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers by which a caller tells the service it calls how long it waits, and that it is trying again.
 *
 * <p>The deadline is {@code 1500m;at=1763636000123}: the time that is left, as in gRPC's {@code grpc-timeout} (1 to 8 digits
 * and one of {@code H M S m u n}), and the caller's wall clock at the deadline, in milliseconds since 1970. The first needs
 * no common clock; the second sees the time that the request spends on the way and in queues. The earlier one counts.
 */
public final class CallHeaders {
    /** How long the caller waits. */
    public static final String DEADLINE = "evenkeel-deadline";
    /** gRPC's own header, understood as well. */
    public static final String GRPC_TIMEOUT = "grpc-timeout";
    /** Whether the call repeats one. */
    public static final String RETRY = "evenkeel-retry";
    /** The only value of {@link #RETRY}. */
    public static final String IS_RETRY = "1";

    /** By how much the wall clocks of two hosts may differ without work being taken for late. */
    private static final long CLOCK_TOLERANCE_MILLIS = 100;

    private static final int LONGEST = 40;
    private static final long MOST_MILLIS = 99_999_999;
    private static final Pattern VALUE = Pattern.compile("([0-9]{1,8})([HMSmun])(?:;at=([0-9]{1,15}))?");

    private CallHeaders() {}

    /**
     * The value for a deadline.
     *
     * @param leftNanos what is left, in nanoseconds; below 0 counts as 0
     * @param wallMillis the wall clock now, in milliseconds since 1970
     */
    public static String deadline(long leftNanos, long wallMillis) {
        long millis = Math.min(MOST_MILLIS, Math.max(0, leftNanos / 1_000_000));
        return millis + "m;at=" + (wallMillis + millis);
    }

    /**
     * How long the caller still waits.
     *
     * @param value of one of the two headers, as it came in
     * @param wallMillis the wall clock now, in milliseconds since 1970
     * @return 0 or more; {@code null} if the value is not understood
     */
    public static @Nullable Duration left(String value, long wallMillis) {
        if (value.length() > LONGEST) {
            return null;
        }
        Matcher matcher = VALUE.matcher(value);
        if (!matcher.matches()) {
            return null;
        }
        Duration left =
                duration(Long.parseLong(matcher.group(1)), matcher.group(2).charAt(0));
        String at = matcher.group(3);
        if (at == null) {
            return left;
        }
        long byClock = Math.max(0, Long.parseLong(at) - wallMillis + CLOCK_TOLERANCE_MILLIS);
        return left.toMillis() <= byClock ? left : Duration.ofMillis(byClock);
    }

    private static Duration duration(long amount, char unit) {
        return switch (unit) {
            case 'H' -> Duration.ofHours(amount);
            case 'M' -> Duration.ofMinutes(amount);
            case 'S' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMillis(amount);
            case 'u' -> Duration.ofNanos(amount * 1_000);
            default -> Duration.ofNanos(amount);
        };
    }
}
