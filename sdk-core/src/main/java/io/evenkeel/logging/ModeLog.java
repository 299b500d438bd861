package io.evenkeel.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that somebody has switched how far the guards go. */
public final class ModeLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.evenkeel.mode");

    private static final int LONGEST = 500;

    private ModeLog() {}

    /**
     * @param by who switched
     * @param before what was in force, and {@code now} what is
     */
    public static void switched(String by, String before, String now) {
        LOG.warn("Guards switched by {}: {} -> {}", by, before, now);
    }

    /** Says that somebody has tried to. What is in force stays. */
    public static void notSwitched(String by, String why) {
        LOG.warn("Guards not switched by {}: {}. What is in force stays", by, LogText.safe(why, LONGEST));
    }
}
