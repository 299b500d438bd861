package io.evenkeel.context;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Executor;

/** Gives work on with what the thread shows that gave it. */
class CarryingExecutor implements Executor {
    private final Executor target;
    final Handover handover;

    CarryingExecutor(Executor target, Handover handover) {
        this.target = requireNonNull(target, "executor");
        this.handover = handover;
    }

    @Override
    public void execute(Runnable work) {
        target.execute(handover.carry(work));
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
