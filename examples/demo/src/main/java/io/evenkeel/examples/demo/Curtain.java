package io.evenkeel.examples.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the performance when the JVM is asked to end, as by Ctrl-C: interrupts its thread, which then stops the services,
 * and keeps the JVM from ending before that is done.
 */
final class Curtain {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration SIGNAL_DELAY = Duration.ofMillis(300);

    private final CountDownLatch falling = new CountDownLatch(1);
    private final CountDownLatch fallen = new CountDownLatch(1);

    private Curtain() {}

    /** For the performance of the thread that calls. */
    static Curtain raised() {
        Curtain curtain = new Curtain();
        Thread performer = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> curtain.fall(performer), "curtain"));
        return curtain;
    }

    /**
     * Whether the JVM was asked to end. Waits a moment for it: Ctrl-C reaches the services, too, and they may be gone
     * before this process has heard of it.
     */
    boolean isFalling() {
        try {
            return falling.await(SIGNAL_DELAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException fallingJustNow) {
            return true;
        }
    }

    /** The performance is over, and nothing of it is left. */
    void down() {
        fallen.countDown();
    }

    private void fall(Thread performer) {
        falling.countDown();
        if (fallen.getCount() > 0) {
            performer.interrupt();
            try {
                boolean inTime = fallen.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
                if (!inTime) {
                    System.err.println("demo: the services did not stop in time");
                }
            } catch (InterruptedException noTimeLeft) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
