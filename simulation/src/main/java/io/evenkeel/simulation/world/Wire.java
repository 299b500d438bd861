package io.evenkeel.simulation.world;

import org.jspecify.annotations.Nullable;

/** The way from the clients to the server. It takes no time, and loses nothing. */
public final class Wire {
    /** 2026-01-01, in milliseconds since 1970. */
    private static final long WALL_CLOCK_AT_START = 1_767_225_600_000L;

    private final VirtualTime time;
    private final Server server;
    private final Tally tally;

    Wire(VirtualTime time, Server server, Tally tally) {
        this.time = time;
        this.server = server;
        this.tally = tally;
    }

    /**
     * Sends one attempt.
     *
     * @param timeoutNanos how long the client waits
     * @param deadline the header that says so, if it sends one
     */
    public void send(long timeoutNanos, @Nullable String deadline, Ending ending) {
        tally.attempted();
        Attempt attempt = new Attempt(deadline, ending);
        server.receive(attempt);
        time.after(timeoutNanos, attempt::timedOut);
    }

    /** What the clock on the wall shows, in milliseconds since 1970; on both sides the same. */
    public long wallMillis() {
        return wallMillis(time);
    }

    static long wallMillis(VirtualTime time) {
        return WALL_CLOCK_AT_START + time.nowNanos() / 1_000_000;
    }
}
