package io.evenkeel.spring.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Modes;
import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A switch file while somebody writes it. */
class SettledFileTest {
    private final Modes modes = Reliability.builder(new SimpleMeterRegistry())
            .announced(false)
            .build()
            .modes();

    @Test
    void whatIsThereForAMomentOnlyChangesNothing(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("modes");
        SwitchFile file = new SwitchFile(path, new ModeSources(modes));
        Files.writeString(path, "mode=off");
        file.read();
        assertThat(modes.mode()).isEqualTo(GuardMode.OFF);

        Files.writeString(path, "");
        file.poll();
        assertThat(modes.mode()).isEqualTo(GuardMode.OFF);
        Files.delete(path);
        file.poll();
        assertThat(modes.mode()).isEqualTo(GuardMode.OFF);
        Files.writeString(path, "mode=observe");
        file.poll();
        assertThat(modes.mode()).isEqualTo(GuardMode.OFF);

        file.poll();
        assertThat(modes.mode()).isEqualTo(GuardMode.OBSERVE);
    }
}
