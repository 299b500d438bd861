package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestTemplate;

/** With {@code evenkeel.enabled=false} the application is what it was before. */
@ExtendWith(OutputCaptureExtension.class)
class SwitchedOffTest {
    private static final String[] OURS = {"slo_", "journey_", "dependency_", "reliability_"};

    @Configuration(proxyBeanMethods = false)
    static class Client {
        @Bean
        RestTemplate restTemplate() {
            return new RestTemplate();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void nothingOfEvenkeelIsThere(WebApplicationType web, CapturedOutput output) {
        try (LaneApp app = LaneApp.start(
                web,
                List.of(Client.class),
                "evenkeel.enabled=false",
                "evenkeel.key.that=is not known",
                "management.endpoint.prometheus.access=unrestricted",
                "management.endpoints.web.exposure.include=prometheus")) {
            RawAnswer.to(app.port(), "GET /ok/1");
            await().untilAsserted(() -> assertThat(app.meters().sum("http_server_requests_seconds_count"))
                    .isEqualTo(1));

            Scrape scrape = app.scrape();
            assertThat(Arrays.stream(OURS).mapToLong(scrape::series).sum()).isZero();
            assertThat(scrape.lines()).noneMatch(line -> line.contains("service_name="));
            assertThat(app.context().getBeanDefinitionNames())
                    .noneMatch(name -> isOurs(app.context().getType(name)));
            assertThat(app.bean(RestTemplate.class).getInterceptors()).isEmpty();
            Object factory = app.bean(RestTemplate.class).getRequestFactory();
            assertThat(new DirectFieldAccessor(factory).getPropertyValue("readTimeout"))
                    .isEqualTo(-1);
            assertThat(output.getOut()).doesNotContain("Evenkeel");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void noDefaultIsSet(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(web, "evenkeel.enabled=false")) {
            assertThat(app.context().getEnvironment().getPropertySources().contains("defaultProperties"))
                    .isFalse();
            assertThat(new TestClient().get(app.url("/actuator/prometheus")).statusCode())
                    .isEqualTo(404);
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type != null
                && type.getName().startsWith("io.evenkeel.")
                && !type.getPackageName().equals("io.evenkeel.lane");
    }
}
