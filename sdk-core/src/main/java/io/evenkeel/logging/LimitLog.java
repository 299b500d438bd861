package io.evenkeel.logging;

import org.slf4j.LoggerFactory;

/** What was declared while the service ran already, and is forbidden. */
public final class LimitLog {
    private static final int LONGEST = 500;

    private LimitLog() {}

    /**
     * @param key what was declared
     * @param value what was asked for
     * @param expected what is allowed, and who says so
     */
    public static void kept(String key, String value, String expected) {
        LoggerFactory.getLogger("io.evenkeel")
                .warn(
                        "{} is not {}, but the closest value that is allowed (expected: {})",
                        LogText.safe(key, LONGEST),
                        LogText.safe(value, LONGEST),
                        LogText.safe(expected, LONGEST));
    }
}
