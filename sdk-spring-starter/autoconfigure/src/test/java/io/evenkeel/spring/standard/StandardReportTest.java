package io.evenkeel.spring.standard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.evenkeel.Reliability;
import io.evenkeel.metrics.DeviationMeters;
import io.evenkeel.standard.Overlay;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Waivers;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.mock.env.MockEnvironment;

/** One part of the report that fails is said, and the others are said all the same. */
class StandardReportTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.evenkeel");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void aRegistryThatThrowsSilencesNoneOfTheLines() throws IOException {
        SimpleMeterRegistry broken = new SimpleMeterRegistry();
        broken.config().meterFilter(new Refusing());
        Path home = Files.createDirectories(folder.resolve("io/evenkeel/standard"));
        Files.writeString(home.resolve("versions"), "2025.2\n2027.1\n");
        Files.writeString(home.resolve("2025.2.properties"), "version = 2025.2\nextends = 2026.1\nmode = observe\n");
        Files.writeString(home.resolve("2027.1.properties"), "version = 2027.1\nextends = 2026.1\n");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            report(
                    PlatformStandard.read(loader, "2026.1", List.of(acme("lock = mode"))),
                    new DeviationMeters(broken),
                    "2025.1");
        }

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> !line.startsWith("Evenkeel isolated a fault"))
                .containsExactly(
                        "The start could not tell the deviations: java.lang.IllegalStateException",
                        "Nobody knows the standard in evenkeel.standard.reviewed:"
                                + " 2025.1 (expected: any of acme-7, 2025.2, 2026.1, 2027.1)",
                        "Standard acme-7 on 2026.1: since 2025.2 changed for this service: mode observe → enforce",
                        "Nothing deviates that evenkeel.deviations gives a reason for: deadline.max",
                        "The standard 2026.1 was to be kept until 2026-01-31 (evenkeel.standard.until):"
                                + " move to the newest");
        assertThat(meters.get("reliability.sdk.faults")
                        .tag("component", "metrics")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsInOrderIsNotSaid() {
        report(PlatformStandard.shipped(), new DeviationMeters(meters), null);

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Nothing deviates that evenkeel.deviations gives a reason for: deadline.max");
        assertThat(meters.get("reliability.deviation")
                        .tag("setting", "outbound.jdbc")
                        .gauges())
                .hasSize(1);
    }

    private void report(PlatformStandard standard, DeviationMeters deviations, @Nullable String reviewed) {
        Reliability reliability =
                Reliability.builder(meters).standard(standard).announced(false).build();
        LocalDate day = LocalDate.of(2026, 1, 1);
        Waivers needless = Waivers.of(Map.of("deadline.max.because", "none", "deadline.max.until", "2026-06-30"), day);
        ServiceWords words = new ServiceWords(new MockEnvironment().withProperty("evenkeel.outbound.jdbc", "false"));
        new StandardReport(reliability, words, needless, deviations, reviewed, LocalDate.of(2026, 1, 31))
                .afterSingletonsInstantiated();
    }

    private static Overlay acme(String line) {
        return new Overlay("acme", ("version = acme-7\nextends = 2026.1\n" + line).getBytes(StandardCharsets.UTF_8));
    }

    private static final class Refusing implements MeterFilter {
        @Override
        public Meter.Id map(Meter.Id id) {
            throw new IllegalStateException("full");
        }
    }
}
