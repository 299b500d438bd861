package io.evenkeel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken on purpose has a reason, and is there. */
class AcceptedTest {
    private static final Difference GONE = new Difference(
            Verdict.NEEDS_DEPRECATION, "key evenkeel.x removed", "it is gone", "It hits.", "Put it back.");

    @TempDir
    private Path folder;

    @Test
    void whatIsAcceptedStopsNothing() throws IOException {
        assertThat(accepted("# why", "", "key evenkeel.x removed = x = 1 was all it could be")
                        .objections(List.of(GONE)))
                .isEmpty();
    }

    @Test
    void whatIsNotAcceptedStopsTheBuild() throws IOException {
        assertThat(accepted().objections(List.of(GONE))).containsExactly(GONE.toString());
    }

    @Test
    void aLineThatAcceptsNothingIsToBeRemoved() throws IOException {
        assertThat(accepted("key evenkeel.y removed = nobody could set it").objections(List.of()))
                .containsExactly("accepted.txt accepts key evenkeel.y removed, and nothing differs there.\n"
                        + "  What to do: remove the line.");
    }

    @Test
    void aLineWithoutAReasonIsRefused() {
        assertThatThrownBy(() -> accepted("# why", "key evenkeel.x removed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("accepted.txt:2: key evenkeel.x removed (expected: <id> = <reason>)");
    }

    private Accepted accepted(String... lines) throws IOException {
        return Accepted.in(Files.write(folder.resolve("accepted.txt"), List.of(lines)));
    }
}
