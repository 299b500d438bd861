package io.evenkeel.e2e;

import java.time.Duration;

/** Tells on the console what happens, and when. */
public final class Story {
    private final long startNanos = System.nanoTime();

    public void tell(String what) {
        Duration since = Duration.ofNanos(System.nanoTime() - startNanos);
        System.out.printf("%2d:%02d %s%n", since.toMinutes(), since.toSecondsPart(), what);
    }
}
