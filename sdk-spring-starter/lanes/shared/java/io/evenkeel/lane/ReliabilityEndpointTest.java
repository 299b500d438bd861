package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.evenkeel.Reliability;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void switchesModesWhereTheApplicationLetsItAndTheFileGoesBefore(WebApplicationType web, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("modes");
        try (LaneApp app = LaneApp.start(
                web,
                "management.endpoints.web.exposure.include=reliability",
                "evenkeel.endpoint.write-enabled=true",
                "evenkeel.switch.file=" + file,
                "evenkeel.dependencies.payments.hosts=payments.internal",
                "evenkeel.dependencies.stock.hosts=stock.internal")) {
            assertThat(read(app, "$.mode", "$.overrides", "$.dependencies[*].mode"))
                    .containsExactly("enforce", List.of(), List.of("enforce", "enforce"));

            HttpResponse<String> answer = write(app, "", "off");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("{\"mode\":\"off\",\"overrides\":[{\"by\":\"/actuator/reliability\",\"mode\":\"off\","
                            + "\"dependencies\":{}}]}");
            assertThat(write(app, "/payments", "observe").statusCode()).isEqualTo(200);
            assertThat(read(app, "$.mode", "$.dependencies[*].mode")).containsExactly("off", List.of("observe", "off"));

            Files.writeString(file, "dependencies.payments.mode=enforce");
            await().atMost(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(read(app, "$.mode", "$.overrides[*].by", "$.dependencies[*].mode"))
                            .containsExactly(
                                    "off",
                                    List.of("/actuator/reliability", "evenkeel.switch.file"),
                                    List.of("enforce", "off")));
            Files.writeString(file, "mode=observe");
            await().atMost(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(read(app, "$.mode", "$.dependencies[*].mode"))
                            .containsExactly("observe", List.of("observe", "observe")));
            Files.delete(file);
            await().atMost(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(read(app, "$.mode", "$.dependencies[*].mode"))
                            .containsExactly("off", List.of("observe", "off")));

            assertThat(write(app, "", "configured").statusCode()).isEqualTo(200);
            assertThat(write(app, "/payments", "configured").statusCode()).isEqualTo(200);
            assertThat(read(app, "$.mode", "$.overrides")).containsExactly("enforce", List.of());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void refusesModesAndDependenciesThatThereAreNot(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(
                web, "management.endpoints.web.exposure.include=reliability", "evenkeel.endpoint.write-enabled=true")) {
            assertThat(write(app, "", "dark").statusCode()).isEqualTo(400);
            assertThat(write(app, "/payments", "off").statusCode()).isEqualTo(400);
            assertThat(new TestClient().postJson(app.url(PATH), "{}").statusCode())
                    .isEqualTo(400);
            assertThat(read(app, "$.mode", "$.overrides")).containsExactly("enforce", List.of());
        }
    }

    private static HttpResponse<String> write(LaneApp app, String dependency, String mode) {
        return new TestClient().postJson(app.url(PATH + dependency), "{\"mode\":\"" + mode + "\"}");
    }

    private static List<Object> read(LaneApp app, String... paths) {
        DocumentContext json =
                JsonPath.parse(new TestClient().get(app.url(PATH)).body());
        return Arrays.stream(paths).map(path -> json.<Object>read(path)).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void takesNoWritesByDefault(WebApplicationType web) {
        try (LaneApp app = LaneApp.start(web, "management.endpoints.web.exposure.include=reliability")) {
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                assertThat(new TestClient().send(method, app.url(PATH)).statusCode())
                        .isEqualTo(405);
            }
        }
    }
}
