package io.evenkeel.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.call.Component;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultLogTest {
    private final LogLines log = new LogLines("io.evenkeel.faults");
    private final FaultLog faults = new FaultLog();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void saysWhereAndWhatButNotTheMessage() {
        faults.isolated(Component.OBSERVER, at(new IllegalStateException("user=42\nroot logged in"), 2));

        assertThat(log.lines())
                .containsExactly("WARN Evenkeel isolated a fault of its own in component observer:"
                        + " java.lang.IllegalStateException at app.Main.run0(Main.java:0) < app.Main.run1(Main.java:1)."
                        + " The application is not affected; further ones are counted in reliability.sdk.faults");
    }

    @Test
    void showsFiveFrames() {
        faults.isolated(Component.METRICS, at(new IllegalStateException(), 50));

        assertThat(log.lines().get(0))
                .contains("run4(Main.java:4). The application")
                .doesNotContain("run5");
    }

    @Test
    void saysEachKindOnce() {
        for (int i = 0; i < 10; i++) {
            faults.isolated(Component.OBSERVER, new IllegalStateException("one"));
            faults.isolated(Component.OBSERVER, new IllegalArgumentException("two"));
            faults.isolated(Component.LISTENER, new IllegalStateException("three"));
        }

        assertThat(log.lines()).hasSize(3);
    }

    @Test
    void saysAHundredKindsAtMost() {
        List<Throwable> kinds = List.of(
                new IllegalStateException(),
                new IllegalArgumentException(),
                new NullPointerException(),
                new ClassCastException(),
                new ArithmeticException(),
                new IndexOutOfBoundsException(),
                new UnsupportedOperationException(),
                new NegativeArraySizeException(),
                new ArrayStoreException(),
                new SecurityException(),
                new AssertionError(),
                new StackOverflowError(),
                new OutOfMemoryError(),
                new NoClassDefFoundError(),
                new InternalError());
        assertThat(kinds.size() * Component.values().length).isGreaterThan(100);

        for (Component component : Component.values()) {
            kinds.forEach(kind -> faults.isolated(component, kind));
        }

        assertThat(log.lines()).hasSize(100);
    }

    private static Throwable at(Throwable fault, int frames) {
        fault.setStackTrace(IntStream.range(0, frames)
                .mapToObj(i -> new StackTraceElement("app.Main", "run" + i, "Main.java", i))
                .toArray(StackTraceElement[]::new));
        return fault;
    }
}
