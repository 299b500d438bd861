package io.evenkeel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which release is compared with. */
class TreeTest {
    @TempDir
    Path baseline;

    @Test
    void theNewestReleaseIsTheOneWithTheHighestNumbersPatchesToo() throws Exception {
        for (String version : List.of("0.9.2", "0.10.1", "0.10.0", "0.2.0")) {
            Files.createDirectory(baseline.resolve(version));
        }

        assertThat(Tree.newest(baseline)).hasFileName("0.10.1");
    }
}
