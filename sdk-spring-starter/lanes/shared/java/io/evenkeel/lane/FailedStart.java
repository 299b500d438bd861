package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spring.EvenkeelAutoConfiguration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Configuration;

/** A start that has to fail, and what Spring Boot tells about it. */
final class FailedStart {
    private static final String HEADING = "APPLICATION FAILED TO START\n***************************\n\n";

    private FailedStart() {}

    /** An application that has nothing but the SDK, so that it starts quickly. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(EvenkeelAutoConfiguration.class)
    static class NothingElse {}

    /** The report of the failed start, from its description to its end. */
    static String report(CapturedOutput output, String... properties) {
        return report(output, WebApplicationType.NONE, NothingElse.class, properties);
    }

    static String report(CapturedOutput output, WebApplicationType web, Class<?> configuration, String... properties) {
        String before = output.getOut();
        Throwable failure = null;
        try {
            new SpringApplicationBuilder(configuration)
                    .web(web)
                    .registerShutdownHook(false)
                    .run(Stream.concat(Arrays.stream(properties), Stream.of("server.port=0"))
                            .map(property -> "--" + property)
                            .toArray(String[]::new))
                    .close();
        } catch (RuntimeException e) {
            failure = e;
        }
        String said = output.getOut().substring(before.length());
        assertThat(failure).as("The application has started:\n%s", said).isNotNull();
        assertThat(said).contains(HEADING);
        return said.substring(said.lastIndexOf(HEADING) + HEADING.length()).strip();
    }

    /** What the report says where the SDK refuses a setting that was given as an argument. */
    static String refused(String setting, String value, String expected, String argument) {
        return refusedAt(setting, value, expected, '"' + argument + "\" from property source \"commandLineArgs\"");
    }

    /** What the report says where the SDK refuses a setting. */
    static String refusedAt(String setting, String value, String expected, String origin) {
        return "Description:\n\nA setting of Evenkeel was refused:\n\n    Setting:  " + setting
                + "\n    Value:    " + value
                + "\n    Expected: " + expected
                + (origin.isEmpty() ? "" : "\n    Origin:   " + origin)
                + "\n\nAction:\n\nSet " + setting
                + " to what is expected. All settings: the table in Evenkeel's docs/configuration.md.";
    }
}
