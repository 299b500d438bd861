package io.evenkeel.logging;

import org.slf4j.LoggerFactory;

/** What is said at start. */
public final class StartLog {
    private StartLog() {}

    public static void say(String summary) {
        LoggerFactory.getLogger("io.evenkeel").info(summary);
    }

    /** What somebody has to do something about, and the service starts all the same. */
    public static void warn(String text) {
        LoggerFactory.getLogger("io.evenkeel").warn(text);
    }
}
