package io.evenkeel.guard;

import io.evenkeel.call.BreakerState;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import io.evenkeel.call.GuardListener;
import io.evenkeel.call.Outcome;
import io.evenkeel.call.RejectionReason;
import java.util.List;
import java.util.function.Consumer;

/** Tells several listeners, and keeps what they throw away from the call. */
final class IsolatedListener implements GuardListener {
    private final GuardListener[] listeners;
    private final FaultListener faults;

    IsolatedListener(List<? extends GuardListener> listeners, FaultListener faults) {
        this.listeners = listeners.toArray(GuardListener[]::new);
        this.faults = faults;
    }

    @Override
    public void attempted(Outcome outcome) {
        for (GuardListener listener : listeners) { // with every call: not even a lambda is made
            try {
                listener.attempted(outcome);
            } catch (Throwable fault) {
                faults.isolated(Component.LISTENER, fault);
            }
        }
    }

    @Override
    public void refused(RejectionReason reason, boolean enforced) {
        each(listener -> listener.refused(reason, enforced));
    }

    @Override
    public void breakerChanged(BreakerState from, BreakerState to) {
        each(listener -> listener.breakerChanged(from, to));
    }

    private void each(Consumer<GuardListener> told) {
        for (GuardListener listener : listeners) {
            try {
                told.accept(listener);
            } catch (Throwable fault) {
                faults.isolated(Component.LISTENER, fault);
            }
        }
    }
}
