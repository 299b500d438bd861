package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.slo.Objective;
import io.evenkeel.spring.config.ReliabilityCustomizer;
import io.evenkeel.standard.Tier;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What code says holds until a property says otherwise, value by value. */
class CustomizerTest {
    @Configuration(proxyBeanMethods = false)
    static class Customized {
        @Bean
        ReliabilityCustomizer inCode() {
            return builder -> builder.tier(Tier.CRITICAL)
                    .mode(GuardMode.OFF)
                    .dependencyDefaults(
                            defaults -> defaults.timeout(Duration.ofSeconds(3)).concurrencyLimit(7))
                    .dependency("payments", payments -> payments.concurrencyLimit(9))
                    .journey("checkout", checkout -> checkout.objective(Objective.availability("0.99"))
                            .objective(Objective.latency("0.95", Duration.ofSeconds(2))));
        }
    }

    @Test
    void withoutPropertiesTheCodeHolds() {
        try (LaneApp app = start()) {
            assertThat(settings(app, "late")).extracting(GuardSettings::mode).isEqualTo(GuardMode.OFF);
            assertThat(settings(app, "late").timeout()).isEqualTo(Duration.ofSeconds(3));
            assertThat(settings(app, "late").concurrencyLimit()).isEqualTo(7);
            assertThat(settings(app, "payments").concurrencyLimit()).isEqualTo(9);
            assertThat(app.meters().sum("slo_objective_ratio", "journey=\"checkout\"", "tier=\"critical\""))
                    .isEqualTo(2);
        }
    }

    @Test
    void eachPropertyWinsAndLeavesTheRest() {
        try (LaneApp app = start(
                "evenkeel.tier=medium",
                "evenkeel.mode=enforce",
                "evenkeel.outbound.timeout=30s",
                "evenkeel.dependencies.payments.hosts=payments.internal",
                "evenkeel.dependencies.payments.timeout=4s",
                "evenkeel.journeys.checkout.objectives.availability.target=0.995",
                "evenkeel.journeys.checkout.objectives.fast.kind=latency",
                "evenkeel.journeys.checkout.objectives.fast.target=0.9",
                "evenkeel.journeys.checkout.objectives.fast.threshold=300ms")) {
            assertThat(settings(app, "late").mode()).isEqualTo(GuardMode.ENFORCE);
            assertThat(settings(app, "late").timeout()).isEqualTo(Duration.ofSeconds(30));
            assertThat(settings(app, "late").concurrencyLimit()).isEqualTo(7);
            assertThat(settings(app, "payments").timeout()).isEqualTo(Duration.ofSeconds(4));
            assertThat(settings(app, "payments").concurrencyLimit()).isEqualTo(9);
            assertThat(app.bean(Reliability.class).journey("checkout").objectives())
                    .containsExactly(
                            Objective.availability("0.995"),
                            Objective.latency("0.95", Duration.ofSeconds(2)),
                            Objective.latency("0.9", Duration.ofMillis(300)).named("fast"));
            assertThat(app.meters().series("slo_objective_ratio{")).isEqualTo(5);
            assertThat(app.meters().lines())
                    .filteredOn(line -> line.startsWith("slo_objective_ratio{"))
                    .allMatch(line -> line.contains("tier=\"medium\""));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Deadlines {
        @Bean
        ReliabilityCustomizer deadlines() {
            return builder -> builder.deadlineMode(GuardMode.ENFORCE);
        }
    }

    @Test
    void deadlinesInCodeHoldForRequestsToo() {
        String late = "evenkeel-deadline: 0m";
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, List.of(Deadlines.class))) {
            assertThat(RawAnswer.to(app.port(), "GET /no/such/route", late).status())
                    .isEqualTo(504);
        }
        try (LaneApp app =
                LaneApp.start(WebApplicationType.SERVLET, List.of(Deadlines.class), "evenkeel.deadline.mode=observe")) {
            assertThat(RawAnswer.to(app.port(), "GET /no/such/route", late).status())
                    .isEqualTo(404);
        }
    }

    private static GuardSettings settings(LaneApp app, String dependency) {
        return app.bean(Reliability.class).dependency(dependency).settings();
    }

    private static LaneApp start(String... properties) {
        return LaneApp.start(WebApplicationType.SERVLET, List.of(Customized.class), properties);
    }
}
