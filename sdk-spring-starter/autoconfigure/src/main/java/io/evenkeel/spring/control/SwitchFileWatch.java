package io.evenkeel.spring.control;

import io.evenkeel.call.Component;
import io.evenkeel.call.FaultListener;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at a switch file four times a second, on one daemon thread. */
final class SwitchFileWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 250;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "evenkeel-switch");
        made.setDaemon(true);
        return made;
    });
    private final FaultListener faults;

    SwitchFileWatch(SwitchFile file, FaultListener faults) {
        this.faults = faults;
        isolated(file::read);
        var unused = thread.scheduleWithFixedDelay(
                () -> isolated(file::poll), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void isolated(Runnable work) {
        try {
            work.run();
        } catch (Throwable fault) {
            faults.isolated(Component.GUARD, fault);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
