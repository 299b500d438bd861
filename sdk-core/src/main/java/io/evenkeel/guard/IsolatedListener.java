package io.evenkeel.guard;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.RejectionReason;
import java.util.List;

/** Tells several listeners, and keeps what they throw away from the call. With every call: not even a lambda is made. */
final class IsolatedListener implements GuardListener {
    private final GuardListener[] listeners;
    private final FaultListener faults;

    IsolatedListener(List<? extends GuardListener> listeners, FaultListener faults) {
        this.listeners = listeners.toArray(GuardListener[]::new);
        this.faults = faults;
    }

    @Override
    public void attempted(Outcome outcome) {
        for (GuardListener listener : listeners) {
            try {
                listener.attempted(outcome);
            } catch (Throwable fault) {
                faults.isolated(Component.LISTENER, fault);
            }
        }
    }

    @Override
    public void refused(RejectionReason reason, boolean enforced) {
        for (GuardListener listener : listeners) {
            try {
                listener.refused(reason, enforced);
            } catch (Throwable fault) {
                faults.isolated(Component.LISTENER, fault);
            }
        }
    }

    @Override
    public void breakerChanged(BreakerState from, BreakerState to) {
        for (GuardListener listener : listeners) {
            try {
                listener.breakerChanged(from, to);
            } catch (Throwable fault) {
                faults.isolated(Component.LISTENER, fault);
            }
        }
    }
}
