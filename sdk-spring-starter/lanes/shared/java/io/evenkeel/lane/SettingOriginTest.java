package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A refused setting is found by file, line and column, however its name is written. */
@ExtendWith(OutputCaptureExtension.class)
class SettingOriginTest {
    @TempDir
    private Path folder;

    @Test
    void ofAPropertiesFile(CapturedOutput output) throws IOException {
        Path file = write("application.properties", """
                spring.application.name=shop
                evenkeel.journeys.checkout.routes=POST /orders

                evenkeel.journeys.checkout.objectives.availability.target = 99.9
                """);

        assertThat(FailedStart.report(output, "spring.config.location=" + folder.toUri()))
                .isEqualTo(FailedStart.refusedAt(
                        "evenkeel.journeys.checkout.objectives.availability.target",
                        "99.9",
                        "> 5/6 and < 1, such as 0.999; up to 5/6 not even a total failure reaches an alert that pages",
                        "URL [" + file.toUri().toURL() + "] - 4:61"));
    }

    @Test
    void ofAYamlFileWithANameInBracketsAndAKeyInCamelCase(CapturedOutput output) throws IOException {
        Path file = write("application.yaml", """
                evenkeel:
                  dependencies:
                    "[payments.internal]":
                      hosts: payments.internal
                      concurrencyLimit: 0
                """);

        assertThat(FailedStart.report(output, "spring.config.location=" + folder.toUri()))
                .isEqualTo(FailedStart.refusedAt(
                        "evenkeel.dependencies.payments.internal.concurrency-limit",
                        "0",
                        "1 to 1000000",
                        "URL [" + file.toUri().toURL() + "] - 5:25"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
