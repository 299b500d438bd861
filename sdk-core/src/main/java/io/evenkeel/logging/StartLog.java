package io.evenkeel.logging;

import org.slf4j.LoggerFactory;

/** The one line at start that says what is active. */
public final class StartLog {
    private StartLog() {}

    public static void say(String summary) {
        LoggerFactory.getLogger("io.evenkeel").info(summary);
    }
}
