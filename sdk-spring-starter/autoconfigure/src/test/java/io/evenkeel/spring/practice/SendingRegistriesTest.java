package io.evenkeel.spring.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.logging.LoggingMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import io.micrometer.statsd.StatsdConfig;
import io.micrometer.statsd.StatsdMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SendingRegistriesTest {
    /** Sends in steps, as those of OTLP, Datadog and Influx do. */
    private static final class Stepping extends StepMeterRegistry {
        Stepping() {
            super(
                    new StepRegistryConfig() {
                        @Override
                        public String prefix() {
                            return "test";
                        }

                        @Override
                        public @Nullable String get(String key) {
                            return null;
                        }

                        @Override
                        public Duration step() {
                            return Duration.ofHours(1);
                        }
                    },
                    Clock.SYSTEM);
        }

        @Override
        protected void publish() {}

        @Override
        protected TimeUnit getBaseTimeUnit() {
            return TimeUnit.SECONDS;
        }
    }

    @Test
    void whatKeepsTheMetersToItselfSendsNothing() {
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        composite.add(new SimpleMeterRegistry());

        assertThat(SendingRegistries.of(beans(Map.of("simple", new SimpleMeterRegistry()))))
                .isEmpty();
        assertThat(SendingRegistries.of(beans(Map.of("composite", composite, "log", new LoggingMeterRegistry()))))
                .isEmpty();
    }

    @Test
    void statsdAndWhatSendsInStepsDo() {
        assertThat(SendingRegistries.of(beans(Map.of("statsdMeterRegistry", statsd()))))
                .containsExactly("statsdMeterRegistry");
        assertThat(SendingRegistries.of(beans(Map.of("otlpMeterRegistry", new Stepping()))))
                .containsExactly("otlpMeterRegistry");
    }

    @Test
    void aPartOfAnotherRegistryIsNamedByItsClassUnlessItIsABean() {
        CompositeMeterRegistry inner = new CompositeMeterRegistry();
        StatsdMeterRegistry statsd = statsd();
        inner.add(statsd);
        CompositeMeterRegistry outer = new CompositeMeterRegistry();
        outer.add(inner);

        assertThat(SendingRegistries.of(beans(Map.of("outer", outer)))).containsExactly("StatsdMeterRegistry");
        assertThat(SendingRegistries.of(beans(Map.of("outer", outer, "mine", statsd))))
                .containsExactly("mine");
    }

    private static StatsdMeterRegistry statsd() {
        StatsdConfig off = key -> key.equals("statsd.enabled") ? "false" : null;
        return new StatsdMeterRegistry(off, Clock.SYSTEM);
    }

    private static StaticListableBeanFactory beans(Map<String, MeterRegistry> registries) {
        return new StaticListableBeanFactory(Map.copyOf(registries));
    }
}
