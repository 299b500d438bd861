package io.evenkeel.logging;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.GuardListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the state changes of one dependency's breaker: a warning when it opens, information otherwise. */
public final class BreakerLog implements GuardListener {
    private static final Logger LOG = LoggerFactory.getLogger("io.evenkeel.breaker");

    private final String dependency;

    public BreakerLog(String dependency) {
        this.dependency = dependency;
    }

    @Override
    public void breakerChanged(BreakerState from, BreakerState to) {
        LOG.atLevel(to == BreakerState.OPEN ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.INFO)
                .log("Breaker of dependency {}: {} -> {}", dependency, from.label(), to.label());
    }
}
