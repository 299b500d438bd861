package io.evenkeel.examples.demo;

import java.io.Console;
import java.io.PrintStream;

/** Draws each picture over the one before. */
final class Terminal implements Screen {
    private static final String ESCAPE = "\u001b[";
    private static final String CUT_LONG_LINES = ESCAPE + "?7l";
    private static final String WRAP_LONG_LINES = ESCAPE + "?7h";
    private static final String CLEAR_REST_OF_LINE = ESCAPE + "K";
    private static final String CLEAR_BELOW = ESCAPE + "J";

    private final PrintStream out;
    private int drawn;

    Terminal(PrintStream out) {
        this.out = out;
    }

    /** Whether standard output is a terminal that can be drawn on. */
    static boolean isPresent() {
        String kind = System.getenv("TERM");
        return isInteractive(System.console()) && kind != null && !kind.equals("dumb");
    }

    @Override
    public void announce(String headline) {
        // Every picture has it.
    }

    @Override
    public void show(Picture picture) {
        StringBuilder drawing = new StringBuilder(CUT_LONG_LINES);
        if (drawn > 0) {
            drawing.append('\r').append(ESCAPE).append(drawn).append('A'); // from below an echoed ^C, too
        }
        picture.lines()
                .forEach(line -> drawing.append(line).append(CLEAR_REST_OF_LINE).append('\n'));
        out.print(drawing.append(CLEAR_BELOW).append(WRAP_LONG_LINES));
        out.flush();
        drawn = picture.lines().size();
    }

    @Override
    public void conclude(Picture picture) {
        show(picture);
    }

    /** From JDK 22 on there is a console without a terminal, too; it has a method that says so. */
    private static boolean isInteractive(Object console) {
        try {
            return console != null
                    && (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJdk) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
