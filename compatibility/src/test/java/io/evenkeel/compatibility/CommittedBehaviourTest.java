package io.evenkeel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** compatibility/behaviour.txt is what the methods really do. */
class CommittedBehaviourTest {
    @Test
    void isWhatTheMethodsDo() throws IOException {
        Path committed = Path.of("behaviour.txt");
        List<String> found = Behaviour.of(Tree.builtCore()).lines();
        if (Boolean.getBoolean("evenkeel.contract.write")) {
            Files.write(committed, found);
        }

        assertThat(found)
                .as(
                        "what comes out of the methods is not what compatibility/behaviour.txt says: run compatibility/accept")
                .containsExactlyElementsOf(Files.readAllLines(committed));
    }
}
