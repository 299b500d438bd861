package io.evenkeel.standard;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Spring Boot writes them: {@code 30s}, {@code 100ms}, or {@code PT30S}. */
final class DurationText {
    private static final Pattern SIMPLE = Pattern.compile("([0-9]{1,12})(ns|us|ms|s|m|h|d)");
    private static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", 86_400_000_000_000L);
        UNITS.put("h", 3_600_000_000_000L);
        UNITS.put("m", 60_000_000_000L);
        UNITS.put("s", 1_000_000_000L);
        UNITS.put("ms", 1_000_000L);
        UNITS.put("us", 1_000L);
        UNITS.put("ns", 1L);
    }

    private DurationText() {}

    /** Null if it is none, negative, or too long for a {@code long} of nanoseconds. */
    static @Nullable Duration read(String text) {
        Matcher simple = SIMPLE.matcher(text);
        try {
            if (simple.matches()) {
                long unit = UNITS.getOrDefault(simple.group(2), 1L);
                return Duration.ofNanos(Math.multiplyExact(Long.parseLong(simple.group(1)), unit));
            }
            Duration duration = text.startsWith("P") && text.length() <= 50 ? Duration.parse(text) : null;
            return duration == null || duration.isNegative() || duration.toNanos() < 0 ? null : duration;
        } catch (DateTimeParseException | ArithmeticException e) {
            return null;
        }
    }

    /** In the longest unit that leaves no fraction. */
    static String write(Duration duration) {
        BigDecimal nanos = nanos(duration);
        if (nanos.signum() == 0) {
            return "0s";
        }
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(unit.getValue()));
            if (parts[1].signum() == 0) {
                return parts[0].toPlainString() + unit.getKey();
            }
        }
        return nanos.toPlainString() + "ns";
    }

    static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .multiply(BigDecimal.valueOf(1_000_000_000L))
                .add(BigDecimal.valueOf(duration.getNano()));
    }
}
