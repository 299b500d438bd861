package io.evenkeel.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;

/** The command line of the demo. */
public final class Demo {
    private static final int SHOWN = 0;
    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;
    private static final int STOPPED = 130;
    private static final Duration PAPER_INTERVAL = Duration.ofSeconds(5);

    private Demo() {}

    public static void main(String[] args) throws IOException {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println("demo: " + wrong.getMessage());
            System.exit(WRONG_ARGUMENTS);
            return;
        }
        if (arguments.help()) {
            System.out.print(usage());
            return;
        }
        System.exit(perform(arguments.length()));
    }

    private static int perform(Duration length) {
        Screen screen = Terminal.isPresent() ? new Terminal(System.out) : new Paper(System.out, PAPER_INTERVAL);
        Curtain curtain = Curtain.raised();
        try {
            new Performance(length, screen, System.out).show();
            return SHOWN;
        } catch (InterruptedException stopped) {
            return STOPPED;
        } catch (IOException | ServiceFailure failure) {
            if (curtain.isFalling()) {
                return STOPPED;
            }
            System.err.println("demo: " + (failure instanceof ServiceFailure ? failure.getMessage() : failure));
            return FAILED;
        } finally {
            curtain.down();
        }
    }

    private static String usage() throws IOException {
        try (InputStream text = Demo.class.getResourceAsStream("usage.txt")) {
            return new String(Objects.requireNonNull(text, "usage.txt").readAllBytes(), UTF_8);
        }
    }
}
