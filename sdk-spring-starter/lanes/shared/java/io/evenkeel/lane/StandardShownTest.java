package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.evenkeel.Dependency;
import io.evenkeel.Reliability;
import io.evenkeel.guard.BreakerSettings;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.ModeSwitch.Overrides;
import io.evenkeel.slo.Objective;
import io.evenkeel.spring.config.ReliabilityCustomizer;
import io.evenkeel.standard.Layer;
import io.evenkeel.standard.Setting;
import io.evenkeel.standard.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is shown is what is in effect, whoever has said it last, and nothing that may be a secret. */
class StandardShownTest {
    private static final String BANK = "evenkeel.dependencies.bank.";
    private static final String PAY = "evenkeel.journeys.pay.objectives.";

    @TempDir
    private Path folder;

    private Organisation acme;

    @BeforeEach
    void nameTheFile() {
        acme = new Organisation(folder);
    }

    @Test
    void whatCodeHasChangedSinceIsCodesWord() {
        try (ConfigurableApplicationContext context = Organisation.start(
                List.of(InCode.class),
                "evenkeel.outbound.timeout=8s",
                BANK + "hosts=bank.example",
                BANK + "timeout=8s",
                BANK + "mode=observe",
                PAY + "fast.kind=latency",
                PAY + "fast.target=0.95",
                PAY + "fast.threshold=300ms")) {
            Reliability reliability = context.getBean(Reliability.class);
            assertThat(shown(context, "outbound.timeout", "outbound.concurrency-limit", "dependencies", "journeys"))
                    .containsExactly(
                            "outbound.timeout 8s service",
                            "outbound.concurrency-limit 7 code",
                            "dependencies.bank.breaker.minimum-calls 9 code",
                            "dependencies.bank.mode observe service",
                            "dependencies.bank.timeout 8s service",
                            "journeys.pay.objectives.availability.target 0.995 code",
                            "journeys.pay.objectives.fast.target 0.95 service",
                            "journeys.pay.objectives.fast.threshold 300ms service");

            Dependency bank = reliability.dependency("bank");
            bank.change(changed -> changed.timeout(Duration.ofSeconds(3)).mode(GuardMode.ENFORCE));
            assertThat(settings(context, "dependencies.bank.mode", "dependencies.bank.timeout"))
                    .containsExactly(
                            new Setting("dependencies.bank.mode", "enforce", Layer.CODE, "in code"),
                            new Setting("dependencies.bank.timeout", "3s", Layer.CODE, "in code"));
            bank.change(changed -> changed.timeout(Duration.ofSeconds(8)));
            assertThat(shown(context, "dependencies.bank.timeout"))
                    .containsExactly("dependencies.bank.timeout 8s service");
        }
    }

    @Test
    void whatIsSwitchedWhileTheServiceRunsIsShownAndIsNoDeviation() throws IOException {
        acme.write("mode = observe");
        try (ConfigurableApplicationContext context =
                acme.started(List.of(), BANK + "hosts=bank.example", BANK + "mode=enforce")) {
            Reliability reliability = context.getBean(Reliability.class);
            reliability.dependency("fax");
            reliability.modes().override(new Overrides(GuardMode.OFF, Map.of()), "/actuator/reliability");
            assertThat(settings(context, "mode", "dependencies"))
                    .containsExactly(
                            new Setting("mode", "off", Layer.RUNTIME, "switched by /actuator/reliability"),
                            new Setting(
                                    "dependencies.bank.mode",
                                    "off",
                                    Layer.RUNTIME,
                                    "switched by /actuator/reliability"));
            reliability
                    .modes()
                    .override(new Overrides(GuardMode.OFF, Map.of("fax", GuardMode.ENFORCE)), "evenkeel.switch.file");
            assertThat(settings(context, "mode", "dependencies.fax.mode"))
                    .containsExactly(
                            new Setting("mode", "off", Layer.RUNTIME, "switched by /actuator/reliability"),
                            new Setting(
                                    "dependencies.fax.mode",
                                    "enforce",
                                    Layer.RUNTIME,
                                    "switched by evenkeel.switch.file"));
            assertThat(context.getBean(Settings.class).deviations())
                    .extracting(deviation ->
                            deviation.found().key() + " " + deviation.found().value())
                    .containsExactly("dependencies.bank.mode enforce");

            reliability.modes().override(Overrides.NONE, "evenkeel.switch.file");
            assertThat(shown(context, "mode", "dependencies"))
                    .containsExactly("mode observe organisation", "dependencies.bank.mode enforce service");
        }
    }

    @Test
    void aConfigurationFromTheNetworkIsNamedWithoutItsUserAndItsQuery() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] yaml = "evenkeel:\n  outbound:\n    timeout: 9s\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, "HEAD".equals(exchange.getRequestMethod()) ? -1 : yaml.length);
            if (!"HEAD".equals(exchange.getRequestMethod())) {
                exchange.getResponseBody().write(yaml);
            }
            exchange.close();
        });
        server.start();
        String host = "127.0.0.1:" + server.getAddress().getPort();
        try (LaneApp app = LaneApp.start(
                WebApplicationType.SERVLET,
                "password=canary1",
                "token=canary2",
                "evenkeel.deadline.max=${longest:4m}",
                "management.endpoints.web.exposure.include=reliability",
                "spring.config.import=http://me:${password}@" + host + "/app.yaml?token=${token}&as=.yaml")) {
            assertThat(settings(app.context(), "outbound.timeout", "deadline.max"))
                    .containsExactly(
                            new Setting(
                                    "outbound.timeout",
                                    "9s",
                                    Layer.SERVICE,
                                    "URL [http://" + host + "/app.yaml] - 3:14"),
                            new Setting(
                                    "deadline.max",
                                    "4m",
                                    Layer.SERVICE,
                                    "\"evenkeel.deadline.max\" from property source \"commandLineArgs\""));
            assertThat(new TestClient()
                            .get(app.url("/actuator/reliability/configuration"))
                            .body())
                    .contains("http://" + host + "/app.yaml")
                    .doesNotContain("canary");
        } finally {
            server.stop(0);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InCode {
        @Bean
        ReliabilityCustomizer inCode() {
            return builder -> builder.dependencyDefaults(
                            all -> all.timeout(Duration.ofSeconds(1)).concurrencyLimit(7))
                    .dependency("bank", bank -> bank.timeout(Duration.ofSeconds(2))
                            .breaker(new BreakerSettings(0.8, 9, Duration.ofSeconds(10), Duration.ofSeconds(1), 2)))
                    .journey("pay", pay -> pay.objective(Objective.availability("0.995")));
        }

        @Bean
        Object asksForTheJourney(Reliability reliability) {
            return reliability.journey("pay");
        }
    }

    private static List<String> shown(ConfigurableApplicationContext context, String... keys) {
        return settings(context, keys).stream()
                .map(setting -> setting.key() + " " + setting.value() + " "
                        + setting.layer().label())
                .toList();
    }

    private static List<Setting> settings(ConfigurableApplicationContext context, String... keys) {
        return context.getBean(Settings.class).all().stream()
                .filter(setting -> List.of(keys).contains(setting.key())
                        || List.of(keys).contains(setting.key().replaceFirst("\\..*", "")))
                .toList();
    }
}
