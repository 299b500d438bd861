package io.evenkeel.logging;

import org.slf4j.LoggerFactory;

/** What is said at start. */
public final class StartLog {
    private StartLog() {}

    public static void say(String summary) {
        LoggerFactory.getLogger("io.evenkeel").info(summary);
    }

    /** Something at start that somebody has to change. */
    public static void warn(String what) {
        LoggerFactory.getLogger("io.evenkeel").warn(what);
    }
}
