package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.evenkeel.Reliability;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;

class ReliabilityEndpointTest {
    private static final String PATH = "/actuator/reliability";

    @Test
    void isNotExposedUnlessTheApplicationSaysSo() {
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET)) {
            assertThat(new TestClient().get(app.url(PATH)).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void tellsObjectivesBurnRatesAndDependenciesAsJson(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(
                web,
                "management.endpoints.web.exposure.include=reliability",
                "spring.application.name=shop",
                "evenkeel.dependencies.payments.hosts=payments.internal",
                "evenkeel.dependencies.payments.timeout=2s")) {
            TestClient client = new TestClient();
            client.get(app.url("/ok/1"));
            client.get(app.url("/unhandled"));
            app.bean(Reliability.class).dependency("payments").run(() -> {});

            // An answer can reach its client before its observation has ended.
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> app.meters().sum("slo_events_total", "objective=\"availability\"") == 2);

            HttpResponse<String> answer = client.get(app.url(PATH));

            assertThat(answer.statusCode()).isEqualTo(200);
            var json = JsonPath.parse(answer.body());
            assertThat(json.<String>read("$.info.service")).isEqualTo("shop");
            assertThat(json.<List<String>>read("$.journeys[*].name")).containsExactly("checkout", "default");
            String availability = "$.journeys[1].objectives[0]";
            assertThat(json.<String>read(availability + ".name")).isEqualTo("availability");
            assertThat(json.<Double>read(availability + ".target")).isEqualTo(0.999);
            assertThat(json.<List<String>>read(availability + ".burnRates[*].window"))
                    .containsExactly("PT5M", "PT1H", "PT6H", "PT72H");
            assertThat(json.<List<Integer>>read(availability + ".burnRates[*].good"))
                    .containsExactly(1, 1, 1, 1);
            assertThat(json.<List<Integer>>read(availability + ".burnRates[*].bad"))
                    .containsExactly(1, 1, 1, 1);
            assertThat(json.<List<Double>>read("$.journeys[0].objectives[0].burnRates[*].rate"))
                    .isEmpty();
            assertThat(json.<String>read("$.dependencies[0].name")).isEqualTo("payments");
            assertThat(json.<String>read("$.dependencies[0].breaker")).isEqualTo("closed");
            assertThat(json.<String>read("$.dependencies[0].timeout")).isEqualTo("PT2S");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void takesNoWrites(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(web, "management.endpoints.web.exposure.include=reliability")) {
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                assertThat(new TestClient().send(method, app.url(PATH)).statusCode())
                        .isEqualTo(405);
            }
        }
    }
}
