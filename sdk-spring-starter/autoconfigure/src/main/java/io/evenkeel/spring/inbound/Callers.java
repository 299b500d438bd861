package io.evenkeel.spring.inbound;

import io.evenkeel.guard.CallHeaders;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.config.TrustedPeers;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What callers say with the headers of their requests, as far as they are trusted. */
final class Callers {
    /**
     * What one caller says.
     *
     * @param left how long it still waits, or {@code null} if it does not say so
     * @param retry whether it is trying again
     */
    record Said(@Nullable Duration left, boolean retry) {
        static final Said NOTHING = new Said(null, false);
    }

    private final TrustedPeers trusted;
    private final boolean deadlines;
    private final Duration longest;
    private final LongSupplier wallMillis;

    /** @param mode whether anybody is asked how long they wait */
    Callers(EvenkeelProperties.Deadline chosen, GuardMode mode, LongSupplier wallMillis) {
        this.trusted = TrustedPeers.of(chosen.trustedPeers());
        this.deadlines = mode != GuardMode.OFF;
        this.longest = chosen.max();
        this.wallMillis = wallMillis;
    }

    /** A header that is there more than once, or that is not understood, says nothing. */
    Said read(ArrivingRequest request) {
        Duration left = deadlines ? left(request) : null;
        boolean retry = CallHeaders.IS_RETRY.equals(only(request.header(CallHeaders.RETRY)));
        return (left != null || retry) && trusted.contain(request.peer()) ? new Said(left, retry) : Said.NOTHING;
    }

    private @Nullable Duration left(ArrivingRequest request) {
        Duration left = left(only(request.header(CallHeaders.DEADLINE)));
        return left == null ? left(only(request.header(CallHeaders.GRPC_TIMEOUT))) : left;
    }

    private @Nullable Duration left(@Nullable String value) {
        Duration left = value == null ? null : CallHeaders.left(value, wallMillis.getAsLong());
        return left == null || left.compareTo(longest) <= 0 ? left : longest;
    }

    private static @Nullable String only(List<String> values) {
        return values.size() == 1 ? values.get(0) : null;
    }
}
