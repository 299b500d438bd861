package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Guarded;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;

/** What Spring Framework 7 tries again by itself. */
@ExtendWith(OutputCaptureExtension.class)
class RetriedBySpringTest {
    @Configuration(proxyBeanMethods = false)
    @EnableResilientMethods
    static class Beans {
        @Bean
        Client client() {
            return new Client();
        }
    }

    static class Client {
        static final AtomicInteger DONE = new AtomicInteger();

        @Retryable(maxRetries = 3, delay = 0)
        public void retried() {
            DONE.incrementAndGet();
            throw new IllegalStateException("on purpose");
        }

        @Retryable(maxRetries = 3, delay = 0)
        @Guarded("payments")
        public void guarded() {
            retried();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 4, 1", "false, 0, 0"})
    void whatSpringTriesAgainIsDoneAsOftenAsWithoutUs(boolean enabled, int attempts, int lines, CapturedOutput output) {
        try (LaneApp app =
                LaneApp.start(WebApplicationType.NONE, List.of(Beans.class), "evenkeel.enabled=" + enabled)) {
            Client client = app.bean(Client.class);

            Client.DONE.set(0);
            assertThatThrownBy(client::retried).isExactlyInstanceOf(IllegalStateException.class);
            assertThat(Client.DONE).hasValue(4);

            Client.DONE.set(0);
            assertThatThrownBy(client::guarded).isExactlyInstanceOf(IllegalStateException.class);
            assertThat(Client.DONE).hasValue(4);
            if (enabled) {
                assertThat(app.meters().sum("dependency_attempts_total", "dependency=\"payments\""))
                        .isEqualTo(attempts);
            }
        }
        assertThat(
                        output.getOut()
                                .lines()
                                .filter(
                                        line -> line.endsWith(
                                                "Evenkeel is not alone: bean client is retried by"
                                                        + " Spring as well. A call through these that leads to a guarded client is retried or guarded twice")))
                .hasSize(lines);
    }
}
