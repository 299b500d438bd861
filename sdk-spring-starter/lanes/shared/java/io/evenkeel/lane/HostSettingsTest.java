package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;

/** Our defaults fill gaps. Whatever the application says anywhere, in whichever way to write it, beats them. */
class HostSettingsTest {
    private static final String[] CLIENTS = {"spring.http.client", "spring.http.reactiveclient", "spring.http.clients"};
    private static final String EXPOSED = "management.endpoints.web.exposure.include";

    @TempDir
    private Path folder;

    @Test
    void whatTheApplicationDoesNotSayIsOurs() {
        try (ConfigurableApplicationContext context = start(Map.of())) {
            assertThat(exposed(context)).containsExactly("health", "prometheus");
            for (String client : CLIENTS) {
                assertThat(duration(context, client + ".connect-timeout")).isEqualTo(Duration.ofSeconds(2));
                assertThat(duration(context, client + ".read-timeout")).isEqualTo(Duration.ofSeconds(30));
            }
        }
    }

    @Test
    void noClientWaitsForLessThanTheMostPatientDependencyMayTake() {
        Map<String, Object> said = Map.of(
                "evenkeel.outbound.timeout", "3s",
                "evenkeel.dependencies.bank.hosts", "bank.internal",
                "evenkeel.dependencies.bank.timeout", "1s",
                "evenkeel.dependencies.tariff.hosts", "tariff.internal",
                "evenkeel.dependencies.tariff.timeout", "4s",
                "evenkeel.dependencies.mail.hosts", "mail.internal");
        try (ConfigurableApplicationContext context = start(said)) {
            for (String client : CLIENTS) {
                assertThat(duration(context, client + ".read-timeout")).isEqualTo(Duration.ofSeconds(4));
                assertThat(duration(context, client + ".connect-timeout")).isEqualTo(Duration.ofSeconds(2));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-timeout", "readTimeout", "READ_TIMEOUT"})
    void defaultPropertiesOfTheApplicationBeatOurs(String key) {
        Map<String, Object> said =
                Map.of(CLIENTS[0] + "." + key, "7s", CLIENTS[1] + "." + key, "7s", CLIENTS[2] + "." + key, "7s");
        try (ConfigurableApplicationContext context = start(said)) {
            for (String client : CLIENTS) {
                assertThat(duration(context, client + ".read-timeout")).isEqualTo(Duration.ofSeconds(7));
                assertThat(duration(context, client + ".connect-timeout")).isEqualTo(Duration.ofSeconds(2));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[0]"})
    void defaultExposureOfTheApplicationBeatsOurs(String index) {
        try (ConfigurableApplicationContext context = start(Map.of(EXPOSED + index, "info"))) {
            assertThat(exposed(context)).containsExactly("info");
        }
    }

    @Test
    void aFileOfTheApplicationBeatsOurs() throws IOException {
        Files.writeString(folder.resolve("application.yaml"), """
                management.endpoints.web.exposure.include: [info, metrics]
                spring.http:
                  client.readTimeout: 7s
                  reactiveclient.readTimeout: 7s
                  clients.readTimeout: 7s
                """);

        try (ConfigurableApplicationContext context = start(Map.of(), "--spring.config.location=" + folder.toUri())) {
            assertThat(exposed(context)).containsExactly("info", "metrics");
            for (String client : CLIENTS) {
                assertThat(duration(context, client + ".read-timeout")).isEqualTo(Duration.ofSeconds(7));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe", "off"})
    void noTimeoutIsSetWhereNothingIsEnforced(String mode) {
        try (ConfigurableApplicationContext context = start(Map.of("evenkeel.mode", mode))) {
            for (String client : CLIENTS) {
                assertThat(context.getEnvironment().getProperty(client + ".connect-timeout"))
                        .isNull();
                assertThat(context.getEnvironment().getProperty(client + ".read-timeout"))
                        .isNull();
            }
            assertThat(exposed(context)).containsExactly("health", "prometheus");
        }
    }

    private static ConfigurableApplicationContext start(Map<String, Object> defaults, String... arguments) {
        return new SpringApplicationBuilder(FailedStart.NothingElse.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .properties(defaults)
                .run(arguments);
    }

    private static List<String> exposed(ConfigurableApplicationContext context) {
        return Binder.get(context.getEnvironment())
                .bind(EXPOSED, Bindable.listOf(String.class))
                .get();
    }

    private static Duration duration(ConfigurableApplicationContext context, String key) {
        return Binder.get(context.getEnvironment()).bind(key, Duration.class).get();
    }
}
