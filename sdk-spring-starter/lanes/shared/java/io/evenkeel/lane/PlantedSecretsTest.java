package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.evenkeel.tracing.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Secrets wherever an application can have them, and none where it tells about itself. */
@ExtendWith(OutputCaptureExtension.class)
class PlantedSecretsTest {
    private static final String CANARY = "qCanaryThatNobodySees7";
    private static final String URL = "https://me:" + CANARY + "@git.example.com/shop?token=" + CANARY;
    private static final List<String> ANSWERS =
            List.of("", "/configuration", "/facts", "/tech-insights", "/scorecard", "/custom-data");
    private static final List<String> COMMON = List.of(
            "management.endpoints.web.exposure.include=reliability,prometheus",
            "spring.application.name=orders",
            "spring.datasource.password=" + CANARY,
            "payments.api-key=" + CANARY,
            "vault.name=password=" + CANARY,
            "evenkeel.dependencies.payments.hosts=payments.internal",
            "evenkeel.logs.datadog=true");

    /** A source that is known by its URL, and the variables of a process. */
    @Configuration(proxyBeanMethods = false)
    static class Sources {
        @Bean
        static BeanFactoryPostProcessor sources(ConfigurableEnvironment environment) {
            environment.getPropertySources().addFirst(new MapPropertySource(URL, Map.of("evenkeel.mode", "observe")));
            environment
                    .getPropertySources()
                    .addFirst(new SystemEnvironmentPropertySource(
                            "planted-systemEnvironment",
                            Map.of("EVENKEEL_OUTBOUND_TIMEOUT", "40s", "PAYMENTS_API_KEY", CANARY)));
            return beans -> {};
        }
    }

    /** Of the application itself: what it takes for a secret, and nothing else does. */
    @Configuration(proxyBeanMethods = false)
    static class OwnRedaction {
        @Bean
        @Primary
        Redaction redactionOfTheApplication() {
            return new Redaction(List.of(), List.of("qCanary\\w+"), List.of(), false);
        }
    }

    @Test
    void whatHasTheFormOfASecretIsInNoAnswerAndInNoLine(@TempDir Path folder, CapturedOutput output)
            throws IOException {
        String configuration = told(
                output,
                folder,
                List.of(Sources.class),
                "evenkeel.service.owner=" + URL,
                "evenkeel.service.runbook=" + URL,
                "evenkeel.service.dashboard=" + URL,
                "evenkeel.journeys.checkout.runbook=" + URL,
                "management.otlp.tracing.endpoint=http://me:" + CANARY + "@127.0.0.1:9/?token=" + CANARY,
                "management.opentelemetry.tracing.export.otlp.endpoint=http://me:" + CANARY + "@127.0.0.1:9/?token="
                        + CANARY,
                "management.otlp.tracing.headers.authorization=Bearer " + CANARY,
                "evenkeel.redaction.names=${vault.name}",
                "evenkeel.deviations.logs.datadog.because=until " + URL + " is gone, with password=" + CANARY);

        var json = JsonPath.parse(configuration);
        assertThat(json.<List<String>>read("$.settings[?(@.key == 'mode')].place"))
                .singleElement()
                .asString()
                .startsWith("\"evenkeel.mode\" from property source \"https://git.example.com/shop");
        assertThat(json.<List<String>>read("$.settings[?(@.key == 'outbound.timeout')].value"))
                .containsExactly("40s");
        assertThat(json.<List<String>>read("$.settings[?(@.key == 'redaction.names')].value"))
                .containsExactly("password=REDACTED");
        assertThat(json.<List<String>>read("$.deviations[?(@.setting == 'logs.datadog')].because"))
                .containsExactly("until https://REDACTED/shop?REDACTED is gone, with password=REDACTED");
    }

    @Test
    void theApplicationsOwnPatternsGoForEveryText(@TempDir Path folder, CapturedOutput output) throws IOException {
        told(
                output,
                folder,
                List.of(),
                "evenkeel.redaction.patterns=qCanary\\w+",
                "evenkeel.service.owner=team-" + CANARY + "@example.com",
                "evenkeel.redaction.names=" + CANARY,
                "evenkeel.deviations.logs.datadog.because=" + CANARY);
    }

    @Test
    void soDoThoseOfItsOwnBean(@TempDir Path folder, CapturedOutput output) throws IOException {
        String configuration = told(
                output,
                folder,
                List.of(OwnRedaction.class),
                "evenkeel.redaction.names=" + CANARY,
                "evenkeel.deviations.logs.datadog.because=" + CANARY);

        assertThat(JsonPath.parse(configuration).<List<String>>read("$.settings[?(@.key == 'redaction.names')].value"))
                .containsExactly("REDACTED");
    }

    @Test
    void aRefusedSettingIsToldWithoutThem(CapturedOutput output) {
        assertThat(FailedStart.report(output, "evenkeel.baggage.internal-hosts=" + URL))
                .contains(
                        "    Setting:  evenkeel.baggage.internal-hosts[0]\n    Value:    https://REDACTED/shop?REDACTED\n");
        assertThat(FailedStart.report(output, "evenkeel.baggage.internal-hosts=password=" + CANARY))
                .contains("    Value:    password=REDACTED\n");
        assertThat(output.getAll().replace("password=" + CANARY, "")).doesNotContain(CANARY);
    }

    /** Every answer, the file, the meters and the log, none of them with a secret; what is told of the configuration. */
    private static String told(CapturedOutput output, Path folder, List<Class<?>> configurations, String... properties)
            throws IOException {
        Path file = folder.resolve("facts.json");
        List<String> all = new ArrayList<>(COMMON);
        all.addAll(Arrays.asList(properties));
        all.add("evenkeel.facts.file=" + file);
        all.add("evenkeel.deviations.logs.datadog.until="
                + LocalDate.now(ZoneOffset.UTC).plusDays(1));
        try (LaneApp app = LaneApp.start(WebApplicationType.SERVLET, configurations, all.toArray(String[]::new))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
            assertThat(Files.readString(file)).doesNotContain(CANARY).contains("logs.datadog");
            TestClient client = new TestClient();
            for (String part : ANSWERS) {
                assertThat(client.get(app.url("/actuator/reliability" + part)).body())
                        .as(part)
                        .doesNotContain(CANARY)
                        .hasSizeGreaterThan(100);
            }
            assertThat(app.meters().lines()).noneMatch(line -> line.contains(CANARY));
            assertThat(output.getAll()).contains(" is active: ").doesNotContain(CANARY);
            return client.get(app.url("/actuator/reliability/configuration")).body();
        }
    }
}
