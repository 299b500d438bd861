package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Reliability;
import io.evenkeel.prometheus.StripedPrometheusMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Boot's registry for Prometheus becomes the cheaper one; whatever the application has made itself stays. */
class StripedRegistryTest {
    private static final String PAYMENTS =
            "{dependency=\"payments\",outcome=\"success\",region=\"eu\",service_name=\"shop\"";

    @Test
    void bootsRegistryIsReplacedAndAllThatBootGivesARegistryStays() {
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                "spring.application.name=shop",
                "management.metrics.tags.region=eu",
                "management.metrics.distribution.slo.dependency.calls=123ms",
                "management.metrics.distribution.expiry.dependency.calls=1m")) {
            app.bean(Reliability.class).dependency("payments").run(() -> {});

            assertThat(app.bean(PrometheusMeterRegistry.class)).isInstanceOf(StripedPrometheusMeterRegistry.class);
            assertThat(app.context().getBeansOfType(PrometheusMeterRegistry.class))
                    .hasSize(1);
            String scrape =
                    new TestClient().get(app.url("/actuator/prometheus")).body();
            assertThat(scrape)
                    .contains("dependency_calls_seconds_bucket" + PAYMENTS + ",le=\"0.123\"} 1")
                    .contains("dependency_calls_seconds_count" + PAYMENTS + "} 1")
                    .contains("dependency_calls_seconds_max{")
                    .contains("jvm_memory_used_bytes{");
        }
    }

    @Test
    void onesOwnStays() {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(OwnRegistry.class))) {
            app.bean(Reliability.class).dependency("payments").run(() -> {});

            assertThat(app.bean(PrometheusMeterRegistry.class))
                    .isSameAs(app.context().getBean("mine"));
            assertThat(app.bean(PrometheusMeterRegistry.class).getClass()).isEqualTo(PrometheusMeterRegistry.class);
            assertThat(app.bean(PrometheusMeterRegistry.class).scrape())
                    .contains("dependency_calls_seconds_count{dependency=\"payments\",outcome=\"success\","
                            + "service_name=\"unknown_service\"} 1");
        }
    }

    @Test
    void otherRegistriesBesideItCountToo() {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(SecondRegistry.class))) {
            app.bean(Reliability.class).dependency("payments").run(() -> {});

            assertThat(app.bean(PrometheusMeterRegistry.class)).isInstanceOf(StripedPrometheusMeterRegistry.class);
            assertThat(app.bean(SimpleMeterRegistry.class)
                            .get("dependency.calls")
                            .timer()
                            .count())
                    .isOne();
            assertThat(app.bean(PrometheusMeterRegistry.class)
                            .get("dependency.calls")
                            .timer()
                            .count())
                    .isOne();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRegistry {
        @Bean
        PrometheusMeterRegistry mine() {
            return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SecondRegistry {
        @Bean
        SimpleMeterRegistry second() {
            return new SimpleMeterRegistry();
        }
    }
}
