package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** compatibility/contract.json is what a service really emits, on every Spring Boot line. What may change in it: the module's gate. */
@Tag("any-jdk")
class CommittedContractTest {
    private static final Path COMMITTED = Path.of("../../../compatibility/contract.json");

    /** What lets happen what 0.1.0 did not know: properties of the service. */
    private static final String[] SINCE_0_1 = {"evenkeel.deadline.max=4m"};

    @Test
    void isWhatAServiceEmits() throws IOException {
        String emitted;
        try (EmittedContract contract = new EmittedContract(new TelemetryContract(), SINCE_0_1)) {
            emitted = contract.json();
        }
        if (Boolean.getBoolean("evenkeel.contract.write")) {
            Files.writeString(COMMITTED, emitted);
        }

        String committed = Files.readString(COMMITTED);
        assertThat(emitted.equals(committed))
                .as("""
                        what a service emits is not what compatibility/contract.json says:
                        %s%s
                        Run compatibility/accept, and read its verdict; CONTRIBUTING.md says what may change.
                        """, only("- ", committed, emitted), only("+ ", emitted, committed))
                .isTrue();
    }

    /** The lines of a text that another has not. */
    private static String only(String mark, String text, String other) {
        Set<String> others = other.lines().collect(Collectors.toSet());
        return text.lines()
                .filter(line -> !others.contains(line))
                .map(line -> mark + line.strip() + "\n")
                .collect(Collectors.joining());
    }
}
