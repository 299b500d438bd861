package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compiles the Java blocks of the documents as they stand there. */
class DocumentedCodeTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String IMPORTS = """
            import io.evenkeel.*;
            import io.evenkeel.call.*;
            import io.evenkeel.slo.*;
            import io.evenkeel.spring.config.*;
            import io.micrometer.core.instrument.*;
            import java.time.Duration;
            import org.springframework.context.annotation.Bean;
            import org.springframework.kafka.annotation.KafkaListener;
            import org.springframework.scheduling.annotation.Scheduled;
            import org.springframework.web.bind.annotation.*;
            """;

    /** What a reader is expected to have. */
    private static final String SURROUNDINGS = """
            interface Client { String pay(String order); }
            """;

    @TempDir
    private Path classes;

    @ParameterizedTest
    @CsvSource({"README.md, 2", "docs/configuration.md, 3"})
    void everyJavaBlockCompiles(String document, int blocks) throws IOException {
        List<String> found = BLOCK.matcher(Files.readString(Path.of("../../..", document)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(found).hasSize(blocks);
        assertThat(found).allSatisfy(block -> assertThat(errors(block)).isEmpty());
    }

    private String errors(String block) {
        boolean statements = block.startsWith("Reliability ");
        String source = IMPORTS
                + SURROUNDINGS
                + (statements
                        ? "class Block { void run(MeterRegistry registry, Client client, String order) throws Exception {\n"
                                + block + "}}"
                        : "class Block {\n" + block + "}");
        StringWriter said = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiled = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of("-proc:none", "-d", classes.toString()),
                        null,
                        List.of(new Source(source)))
                .call();
        return compiled ? "" : said + "\n" + source;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Block.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
