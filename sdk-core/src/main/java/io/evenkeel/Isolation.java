package io.evenkeel;

import io.evenkeel.call.CallObserver;
import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps faults of the SDK's own parts away from the application, and tells them to who counts and logs them. */
final class Isolation {
    private final FaultListener faults;

    /**
     * @param first is told of each fault
     * @param second is told of it then, unless the first one throws
     */
    Isolation(FaultListener first, FaultListener second) {
        this.faults = (component, fault) -> {
            try {
                first.isolated(component, fault);
                second.isolated(component, fault);
            } catch (Throwable hopeless) {
                // A logger that throws: the fault is counted, and there is nobody left to tell.
            }
        };
    }

    FaultListener faults() {
        return faults;
    }

    /** Registering a meter can happen while a call is under way: a registry that throws must not stop it. */
    <T> @Nullable T isolated(Supplier<T> registration) {
        try {
            return registration.get();
        } catch (Throwable fault) {
            faults.isolated(Component.METRICS, fault);
            return null;
        }
    }

    /** What one of the SDK's own observers throws comes from its part, and not from what somebody has plugged in. */
    CallObserver isolated(CallObserver own, Component part) {
        return call -> {
            try {
                own.ended(call);
            } catch (Throwable fault) {
                faults.isolated(part, fault);
            }
        };
    }
}
