package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lane.AloneApp.Setup;
import io.evenkeel.spring.versions.ResolvedVersions;
import io.evenkeel.versions.LibraryVersion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The lanes import Evenkeel's BOM before Spring Boot's, as an application is told to. */
@ExtendWith(OutputCaptureExtension.class)
class VersionsTest {
    /** What is said of a line of Spring Boot whose own versions run: the order of the imports was wrong. */
    private record Line(String micrometer, List<String> jars, String warning) {
        String[] names() {
            return jars.toArray(String[]::new);
        }
    }

    private static final List<String> OPENTELEMETRY = List.of("opentelemetry-api", "opentelemetry-context");

    @Test
    void withTheBomOfTheLineNothingIsBelowItsFloor(CapturedOutput output) {
        try (LaneApp app = LaneApp.start(WebApplicationType.NONE)) {
            assertThat(app.bean(ResolvedVersions.class).all())
                    .allMatch(LibraryVersion::ok)
                    .extracting(LibraryVersion::toString)
                    .containsExactly(
                            "io.opentelemetry:opentelemetry-api 1.62.0",
                            "io.opentelemetry:opentelemetry-extension-trace-propagators 1.62.0",
                            "io.micrometer:micrometer-core " + line().micrometer(),
                            "org.springframework.boot:spring-boot " + SpringBootVersion.getVersion());
            assertThat(app.bean(ResolvedVersions.class).vulnerable()).isZero();
        }
        assertThat(output).doesNotContain("known vulnerability");
    }

    @Test
    void aServiceThatEndsUpBelowAFloorStartsAndIsTold() throws IOException {
        AloneApp app = AloneApp.run(Setup.ordinary().without(line().names()).with(line().names()), "/hello");

        assertThat(app.exit()).isZero();
        assertThat(app.answers()).extracting(RawAnswer::status).containsExactly(200);
        assertThat(app.complaints())
                .containsExactly("WARN Below a version with a known vulnerability: " + line().warning());
    }

    private static Line line() {
        String boot = SpringBootVersion.getVersion();
        return switch (boot.substring(0, 3)) {
            case "3.5" -> new Line("1.15.12", OPENTELEMETRY, openTelemetry("1.49.0", "3.5"));
            case "4.0" -> new Line("1.16.7", OPENTELEMETRY, openTelemetry("1.55.0", "4.0"));
            default ->
                new Line(
                        "1.17.1",
                        List.of("micrometer-core"),
                        "io.micrometer:micrometer-core 1.17.0 (CVE-2026-59295, CVE-2026-59296, fixed in 1.17.1)."
                                + bom("4.1")
                                + ", or set <micrometer.version>1.17.1</micrometer.version> beside Spring Boot's parent");
        };
    }

    private static String openTelemetry(String version, String line) {
        return "io.opentelemetry:opentelemetry-api " + version + " (CVE-2026-45292, fixed in 1.62.0)." + bom(line);
    }

    private static String bom(String line) {
        return " Import io.evenkeel:evenkeel-boot" + line + "-bom before spring-boot-dependencies";
    }
}
