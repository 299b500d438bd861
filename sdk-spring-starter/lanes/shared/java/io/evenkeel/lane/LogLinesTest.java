package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import io.evenkeel.practice.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.json.JsonWriter;

/** Logback as applications set it up themselves: what it writes counts, and nothing that it was told or is called. */
class LogLinesTest {
    private static final String FORMAT = "logging.structured.format.console=ecs";
    private static final String PATTERN = "<encoder><pattern>%d %X{trace_id} %m%n</pattern></encoder>";

    @TempDir
    private Path folder;

    /** Writes JSON, and nothing in its name says so. */
    public static class Own extends EncoderBase<ILoggingEvent> {
        @Override
        public byte[] headerBytes() {
            return new byte[0];
        }

        @Override
        public byte[] encode(ILoggingEvent event) {
            return JsonWriter.<Map<String, String>>standard()
                    .write(Map.of(
                            "text",
                            event.getFormattedMessage(),
                            "trace",
                            event.getMDCPropertyMap().get("trace_id")))
                    .toJsonString()
                    .concat("\n")
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] footerBytes() {
            return new byte[0];
        }
    }

    /** Its name promises what it does not do. */
    public static final class JsonEncoder extends Own {
        @Override
        public byte[] encode(ILoggingEvent event) {
            return event.getMessage().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Cannot write anything at all. */
    public static final class Broken extends Own {
        @Override
        public byte[] encode(ILoggingEvent event) {
            throw new IllegalStateException("not today");
        }
    }

    @AfterEach
    void forgetTheFormat() {
        PracticeMutations.forgetTheFormat();
    }

    @Test
    void aFormatThatTheOwnConfigurationDoesNotHeedIsNone() throws IOException {
        Map<String, Finding> found = found(PATTERN, FORMAT);

        assertThat(found)
                .containsEntry(
                        "logs-structured",
                        Finding.failed("text by PatternLayoutEncoder, which does not heed"
                                + " logging.structured.format.console=ecs (expected: a configuration of the log that does,"
                                + " or that writes JSON)"))
                .containsEntry("logs-correlated", Finding.passed("trace_id, in the pattern"));
    }

    @Test
    void anEncoderThatWritesJsonIsEnoughWhateverItIsCalled() throws IOException {
        Map<String, Finding> found = found("<encoder class='" + Own.class.getName() + "'/>");

        assertThat(found)
                .containsEntry("logs-structured", Finding.passed("Own"))
                .containsEntry("logs-correlated", Finding.passed("trace_id, as fields"));
    }

    @Test
    void anEncoderThatIsOnlyCalledSoAndOneThatThrowsAreNot() throws IOException {
        for (Class<?> encoder : new Class<?>[] {JsonEncoder.class, Broken.class}) {
            Map<String, Finding> found = found("<encoder class='" + encoder.getName() + "'/>");

            assertThat(found)
                    .containsEntry(
                            "logs-structured",
                            Finding.failed("text (expected: logging.structured.format.console=ecs, logstash or gelf)"))
                    .containsEntry(
                            "logs-correlated",
                            Finding.failed("no trace in a line (expected: %X{trace_id} in the pattern, or a field)"));
        }
    }

    @Test
    void aPatternThatLooksLikeJsonBreaksWithTheFirstQuote() throws IOException {
        Map<String, Finding> found =
                found("<encoder><pattern>{\"text\":\"%m\",\"level\":\"%p\"}%n</pattern></encoder>");

        assertThat(found)
                .containsEntry(
                        "logs-structured",
                        Finding.failed("text (expected: logging.structured.format.console=ecs, logstash or gelf)"));
    }

    private Map<String, Finding> found(String encoder, String... properties) throws IOException {
        Path file = folder.resolve("logback-own.xml");
        Files.writeString(file, """
                <configuration>
                  <appender name="console" class="ch.qos.logback.core.ConsoleAppender">%s</appender>
                  <appender name="queue" class="ch.qos.logback.classic.AsyncAppender"><appender-ref ref="console"/></appender>
                  <root level="INFO"><appender-ref ref="queue"/></root>
                </configuration>
                """.formatted(encoder));
        String[] all = new String[properties.length + 1];
        System.arraycopy(properties, 0, all, 0, properties.length);
        all[properties.length] = "logging.config=" + file;
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, all)) {
            return WellKept.found(app);
        }
    }
}
