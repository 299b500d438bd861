package io.evenkeel.simulation.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whoever changes the guard or the runs has to write the report anew: {@code simulation/sockets}. */
class SocketReportTest {
    @Test
    void theReportSaysWhatIsRunAndWhatTheSimulationSaysOfItNow() throws IOException {
        assertThat(Files.readString(Path.of("SOCKETS.md")))
                .contains(SocketReport.setting())
                .endsWith(SocketReport.simulated());
    }
}
