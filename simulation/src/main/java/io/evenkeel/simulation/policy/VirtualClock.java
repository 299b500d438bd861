package io.evenkeel.simulation.policy;

import io.evenkeel.simulation.world.VirtualTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Virtual time for those who ask a {@link Clock}. */
final class VirtualClock extends Clock {
    private final VirtualTime time;

    VirtualClock(VirtualTime time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(time.nowNanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
