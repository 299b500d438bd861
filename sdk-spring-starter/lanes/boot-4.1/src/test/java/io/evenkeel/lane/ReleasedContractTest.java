package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract that is compared with is what the jars of the release really emit, not what somebody has written down. */
@Tag("any-jdk")
class ReleasedContractTest {
    static List<Path> releases() throws IOException {
        try (Stream<Path> releases = Files.list(Path.of("../../../compatibility/baseline"))) {
            return releases.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void isWhatTheReleaseEmits(Path release) throws Exception {
        Path committed = release.resolve("contract.json");
        String emitted = ReleasedContract.of(release);
        if (Boolean.getBoolean("evenkeel.contract.write") && Files.notExists(committed)) {
            Files.writeString(committed, emitted);
        }

        assertThat(emitted.lines()).containsExactlyElementsOf(Files.readAllLines(committed));
    }
}
