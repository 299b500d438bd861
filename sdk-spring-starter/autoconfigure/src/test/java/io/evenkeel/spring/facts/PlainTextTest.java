package io.evenkeel.spring.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.evenkeel.Reliability;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.identity.ServiceIdentity;
import io.evenkeel.spring.redaction.RedactionConfiguration;
import io.evenkeel.spring.versions.ResolvedVersions;
import io.evenkeel.tracing.Redaction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** What anyone may read is redacted by all that the application has, and by what it has configured in any case. */
class PlainTextTest {
    private static final String GIVEN = "ours-1 own-2 joe@shop.example";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withClassLoader(new FilteredClassLoader("io.opentelemetry.sdk"))
            .withUserConfiguration(Properties.class, RedactionConfiguration.class, FactsConfiguration.class)
            .withBean(Reliability.class, () -> mock(Reliability.class))
            .withBean(ServiceIdentity.class, () -> mock(ServiceIdentity.class))
            .withBean(ResolvedVersions.class, () -> mock(ResolvedVersions.class))
            .withPropertyValues("evenkeel.redaction.patterns=ours-[0-9]");

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EvenkeelProperties.class)
    static class Properties {}

    @Test
    void itIsRedactedAsConfigured() {
        assertText(runner, "REDACTED own-2 REDACTED");
    }

    @Test
    void aRedactionOfTheApplicationComesBesides() {
        ApplicationContextRunner both = runner.withBean("own", Redaction.class, PlainTextTest::own);

        assertText(both, "REDACTED REDACTED REDACTED");
        assertText(both.withPropertyValues("evenkeel.redaction.enabled=false"), "REDACTED REDACTED REDACTED");
    }

    @Test
    void alsoWhereOneIsMeantForAllElse() {
        assertText(
                runner.withBean("own", Redaction.class, PlainTextTest::own, bean -> bean.setPrimary(true)),
                "REDACTED REDACTED REDACTED");
    }

    @Test
    void spansThatAreNotRedactedLeaveFactsAsTheyAre() {
        assertText(runner.withPropertyValues("evenkeel.redaction.enabled=false"), "REDACTED own-2 REDACTED");
    }

    private static Redaction own() {
        return new Redaction(List.of(), List.of("own-[0-9]"), List.of(), false);
    }

    private static void assertText(ApplicationContextRunner application, String expected) {
        application.run(context ->
                assertThat(context.getBean(PlainText.class).of(GIVEN)).isEqualTo(expected));
    }
}
