package io.evenkeel.call;

import org.jspecify.annotations.Nullable;

/**
 * What one journey call carries along to its calls to dependencies, whatever thread they run on. Thread-safe.
 */
public final class JourneyContext {
    private final Causes causes = new Causes();
    private final @Nullable String journey;
    private final JourneyScope scope;
    private final @Nullable Deadline deadline;
    private final boolean retry;

    /** Of a journey call that has no deadline and is no retry. */
    public JourneyContext() {
        this(null, false);
    }

    /**
     * @param deadline when the caller of the journey gives up, or {@code null} if nobody said so
     * @param retry whether the caller said that it is trying again: then nothing is tried again below it
     */
    public JourneyContext(@Nullable Deadline deadline, boolean retry) {
        this(null, JourneyScope.NONE, deadline, retry);
    }

    /**
     * @param journey the name of the journey, or {@code null} if nobody knows it yet
     * @param scope told where its work begins and ends on a thread
     * @param deadline when the caller of the journey gives up, or {@code null} if nobody said so
     * @param retry whether the caller said that it is trying again: then nothing is tried again below it
     */
    public JourneyContext(@Nullable String journey, JourneyScope scope, @Nullable Deadline deadline, boolean retry) {
        this.journey = journey;
        this.scope = scope;
        this.deadline = deadline;
        this.retry = retry;
    }

    /** The name of the journey, or {@code null} if nobody knew it when the call began. */
    public @Nullable String journey() {
        return journey;
    }

    JourneyScope scope() {
        return scope;
    }

    /** What failed calls to dependencies leave, for the case that the journey call goes bad. */
    public Causes causes() {
        return causes;
    }

    /** When the caller of the journey gives up, or {@code null} if nobody said so. */
    public @Nullable Deadline deadline() {
        return deadline;
    }

    /** Whether the caller of the journey is trying again. */
    public boolean retry() {
        return retry;
    }
}
