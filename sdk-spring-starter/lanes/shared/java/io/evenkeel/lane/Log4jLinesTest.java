package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.lane.AloneApp.Setup;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same question, asked of Log4j. An application is a process of its own here: its class path is what matters. */
@Tag("long")
class Log4jLinesTest {
    private static final Setup LOG4J = Setup.ordinary()
            .without("logback", "log4j-to-slf4j", "spring-boot-starter-logging")
            .with("log4j-core", "log4j-slf4j2-impl");

    @Test
    void aLayoutThatWritesJsonIsFound() throws IOException {
        assertThat(practices(LOG4J.set("logging.structured.format.console=ecs")))
                .startsWith("{")
                .doesNotContain("logs-structured", "logs-correlated", "not known");
    }

    @Test
    void oneThatWritesTextIsFoundToo() throws IOException {
        assertThat(practices(LOG4J.set("spring.application.name=shop")))
                .startsWith("INFO Practices: ")
                .contains("logs-structured", "logs-correlated")
                .doesNotContain("not known");
    }

    private static String practices(Setup setup) throws IOException {
        AloneApp app = AloneApp.run(setup, "/hello");
        return app.log().stream()
                .filter(line -> line.contains("Practices: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", app.log())));
    }
}
