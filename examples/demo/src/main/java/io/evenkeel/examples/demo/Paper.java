package io.evenkeel.examples.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Prints a picture every few seconds, and before something new begins, one below the other: for a log file. */
final class Paper implements Screen {
    private static final Picture NONE = new Picture(Duration.ZERO, List.of());

    private final PrintStream out;
    private final Duration interval;
    private Picture latest = NONE;
    private Picture printed = NONE;

    Paper(PrintStream out, Duration interval) {
        this.out = out;
        this.interval = interval;
    }

    @Override
    public void announce(String headline) {
        if (isDue(latest, interval.dividedBy(2))) {
            conclude(latest);
        }
        out.println(headline);
        out.println();
    }

    @Override
    public void show(Picture picture) {
        latest = picture;
        if (isDue(picture, interval)) {
            conclude(picture);
        }
    }

    @Override
    public void conclude(Picture picture) {
        picture.lines().forEach(out::println);
        out.println();
        printed = picture;
    }

    private boolean isDue(Picture picture, Duration after) {
        return picture.at().minus(printed.at()).compareTo(after) >= 0;
    }
}
