package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.annotation.Retry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What an application has of Resilience4j itself stays as it is, and the start says where something is guarded twice. */
@ExtendWith(OutputCaptureExtension.class)
class OtherGuardsTest {
    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        CircuitBreakerRegistry registry() {
            return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                    .slidingWindowSize(4)
                    .minimumNumberOfCalls(4)
                    .build());
        }

        @Bean
        @Lazy
        Orders orders() {
            throw new AssertionError("made only to look at it");
        }

        @Bean
        Stock stock() {
            return new Stock();
        }
    }

    static class Orders {
        @Retry(name = "orders")
        @io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker(name = "orders")
        public void send() {}
    }

    @Retry(name = "stock")
    static class Stock {}

    @Test
    void theStartNamesTheBeansInOneLineAndMakesNone(CapturedOutput output) {
        try (LaneApp app = LaneApp.start(WebApplicationType.NONE, List.of(Own.class))) {
            assertThat(app.context().isRunning()).isTrue();
        }
        assertThat(said(output))
                .containsExactly(
                        "bean orders is retried by Resilience4j as well and has a breaker of Resilience4j as well,"
                                + " bean registry has breakers of the application's own,"
                                + " bean stock is retried by Resilience4j as well. A call through these that leads to a"
                                + " guarded client is retried or guarded twice");
    }

    @Test
    void whereThereIsNothingElseNothingIsSaid(CapturedOutput output) {
        try (LaneApp app = LaneApp.start(WebApplicationType.NONE)) {
            assertThat(app.context().isRunning()).isTrue();
        }
        assertThat(said(output)).isEmpty();
    }

    @Test
    void aBreakerOfTheApplicationSeesItsOwnCallsAndOpensByItsOwnSettings() {
        try (LaneApp app = LaneApp.start(WebApplicationType.NONE, List.of(Own.class))) {
            CircuitBreakerRegistry registry = app.bean(CircuitBreakerRegistry.class);
            CircuitBreaker own = registry.circuitBreaker("payments");
            Dependency payments = app.bean(Reliability.class).dependency("payments");

            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> own.executeRunnable(() -> payments.run(() -> {
                            throw new IllegalStateException("on purpose");
                        })))
                        .isExactlyInstanceOf(IllegalStateException.class);
            }

            assertThat(own.getState()).isEqualTo(CircuitBreaker.State.OPEN);
            assertThat(own.getMetrics().getNumberOfFailedCalls()).isEqualTo(4);
            assertThat(registry.getAllCircuitBreakers()).containsExactly(own);
            assertThat(app.meters().sum("dependency_attempts_total", "dependency=\"payments\""))
                    .isEqualTo(4);
        }
    }

    private static List<String> said(CapturedOutput output) {
        String heading = "Evenkeel is not alone: ";
        return output.getOut()
                .lines()
                .filter(line -> line.contains(heading))
                .map(line -> line.substring(line.indexOf(heading) + heading.length()))
                .toList();
    }
}
