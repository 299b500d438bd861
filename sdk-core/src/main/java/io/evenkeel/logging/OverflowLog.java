package io.evenkeel.logging;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that names of one kind have begun to share {@code _OTHER}. The name itself is not logged. */
public final class OverflowLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.evenkeel.names");

    private final AtomicBoolean said = new AtomicBoolean();
    private final String kind;
    private final int cap;

    /**
     * @param kind {@code journey} or {@code dependency}
     * @param cap how many have a name of their own
     */
    public OverflowLog(String kind, int cap) {
        this.kind = kind;
        this.cap = cap;
    }

    /** One more name got no place of its own. */
    public void overflowed() {
        if (said.compareAndSet(false, true)) {
            LOG.warn(
                    "A {} name is beyond the cap of {} names, or cannot be a label: it shares _OTHER, where it is still"
                            + " counted. Said once",
                    kind,
                    cap);
        }
    }
}
