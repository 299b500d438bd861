package io.evenkeel.examples.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);

    @Test
    void paperShowsEveryFewSecondsAndOnceMoreBeforeSomethingNew() {
        Screen paper = new Paper(out, Duration.ofSeconds(5));
        paper.announce("one begins");
        for (int second = 0; second <= 8; second++) {
            paper.show(picture(second));
        }
        paper.announce("two begins");
        for (int second = 9; second <= 10; second++) {
            paper.show(picture(second));
        }
        paper.announce("three begins");
        paper.conclude(picture(13));
        assertThat(printed.toString(UTF_8).lines().filter(line -> !line.isEmpty()))
                .containsExactly("one begins", "after 5 s", "after 8 s", "two begins", "three begins", "after 13 s");
    }

    @Test
    void aTerminalIsDrawnInPlace() {
        Screen terminal = new Terminal(out);
        terminal.announce("every picture has it");
        terminal.show(new Picture(Duration.ZERO, List.of("a", "b")));
        terminal.show(new Picture(Duration.ZERO, List.of("c")));
        terminal.conclude(new Picture(Duration.ZERO, List.of("d")));
        assertThat(printed.toString(UTF_8).replace("\u001b[", "^"))
                .isEqualTo("^?7la^K\nb^K\n^J^?7h" + "^?7l\r^2Ac^K\n^J^?7h" + "^?7l\r^1Ad^K\n^J^?7h");
    }

    private static Picture picture(int second) {
        return new Picture(Duration.ofSeconds(second), List.of("after " + second + " s"));
    }
}
