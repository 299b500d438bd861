package io.evenkeel.spring.startup;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** The start must not be another one for it, only sooner. */
class PreinitializerTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @AfterEach
    void asBefore() {
        System.clearProperty(Preinitializer.IGNORE);
        root.setLevel(before);
        root.detachAppender(lines);
    }

    @Test
    void springBootFindsIt() {
        assertThat(SpringFactoriesLoader.loadFactories(
                        ApplicationListener.class, getClass().getClassLoader()))
                .hasAtLeastOneElementOfType(Preinitializer.class);
    }

    @Test
    void oneProcessorHasNoTimeForIt() {
        assertThat(Preinitializer.isOfUse(1)).isFalse();
        assertThat(Preinitializer.isOfUse(2)).isTrue();
    }

    @Test
    void whoWantsNoSuchThreadOfSpringBootGetsNoneOfOurs() {
        System.setProperty(Preinitializer.IGNORE, "true");

        assertThat(Preinitializer.isOfUse(2)).isFalse();
    }

    /** On the thread, what it throws would be seen by nobody. */
    @Test
    void itComesToItsEndAndLeavesNothingBehind() {
        lines.start();
        root.addAppender(lines);
        root.setLevel(Level.INFO);

        Preinitializer.rehearse();

        assertThat(lines.list).isEmpty();
        assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void itsThreadKeepsNoProcessFromEnding() throws InterruptedException {
        Thread thread = Preinitializer.begin();

        assertThat(thread.isDaemon()).isTrue();
        thread.join(Duration.ofSeconds(30).toMillis());
        assertThat(thread.isAlive()).isFalse();
    }
}
