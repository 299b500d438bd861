package io.evenkeel.examples.demo;

import java.io.IOException;

/**
 * Runs inside a service, as a Java agent, so that no service outlives the demo: the service's standard input is a pipe
 * from the demo, and its end means that the demo is gone, even if it was killed.
 */
public final class Leash {
    private Leash() {}

    /** Called by the JVM before the service's own main method. */
    public static void premain(String arguments) {
        Thread thread = new Thread(Leash::exitWhenLoose, "leash");
        thread.setDaemon(true);
        thread.start();
    }

    private static void exitWhenLoose() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException broken) {
            // As good as its end.
        }
        System.exit(0);
    }
}
