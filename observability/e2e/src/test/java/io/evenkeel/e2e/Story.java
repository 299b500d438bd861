package io.evenkeel.e2e;

import java.time.Duration;

/** Tells on the console what happens, and when. */
final class Story {
    private final long startNanos = System.nanoTime();

    void tell(String what) {
        Duration since = Duration.ofNanos(System.nanoTime() - startNanos);
        System.out.printf("%2d:%02d %s%n", since.toMinutes(), since.toSecondsPart(), what);
    }
}
