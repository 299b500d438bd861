package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.GuardSettings;
import io.evenkeel.slo.Objective;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.config.ReliabilityCustomizer;
import io.evenkeel.spring.startup.LowestDefaults;
import io.evenkeel.standard.Layer;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Setting;
import io.evenkeel.standard.Settings;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.web.client.RestClient;

/** An organisation changes a default without a change of any service. */
@ExtendWith(OutputCaptureExtension.class)
class StandardLayersTest {
    @TempDir(factory = FolderWithoutDigits.class)
    private Path folder;

    private Organisation acme;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        acme = new Organisation(folder);
        file = acme.file();
    }

    @Test
    void aDefaultOfTheMountedFileEndsARealCallInTimeAndIsToldWithItsPlace(CapturedOutput output) throws IOException {
        acme.write(
                "outbound.timeout = 300ms",
                "outbound.connect-timeout = 1500ms",
                "outbound.idempotent-methods = GET",
                "tracing.sampling = 0.5",
                "tier.critical.outbound.concurrency-limit = 50");
        Path own = folder.resolve("own.yaml");
        Files.writeString(own, """
                evenkeel:
                  outbound.retry.max-retries: 0
                  dependencies.bank.timeout: 5s
                  deviations.outbound.timeout: { because: slow bank, until: 2026-12-31 }
                  redaction.patterns: [ "canary-secret-[0-9]+" ]
                  service.runbook: https://user:canary@runbooks.example/
                """);
        try (SlowServer server = new SlowServer("", "");
                LaneApp app = LaneApp.start(
                        WebApplicationType.SERVLET,
                        "evenkeel.standard.file=" + file,
                        "evenkeel.tier=critical",
                        "evenkeel.dependencies.bank.hosts=bank.example",
                        "spring.config.location=" + own.toUri())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> app.bean(RestClient.Builder.class)
                            .build()
                            .get()
                            .uri("http://127.0.0.1:" + server.port() + "/")
                            .retrieve()
                            .toBodilessEntity())
                    .isNotNull();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(250), Duration.ofSeconds(10));
            assertThat(app.bean(EvenkeelProperties.class).outbound().connectTimeout())
                    .isEqualTo(Duration.ofMillis(1500));
            assertThat(app.context().getEnvironment().getProperty("management.tracing.sampling.probability"))
                    .isEqualTo("0.5");

            PlatformStandard standard =
                    app.bean(Reliability.class).info().standard().equals("acme-7") ? PlatformStandard.shipped() : null;
            assertThat(standard).isNotNull();
            String digest = app.bean(Reliability.class).info().standardDigest();
            assertThat(digest).isNotEqualTo(PlatformStandard.shipped().digest());
            Scrape scrape = app.scrape();
            assertThat(scrape.sum("reliability_info", "standard=\"acme-7\"", "standard_digest=\"" + digest + "\""))
                    .isEqualTo(1);
            assertThat(scrape.series("reliability_deviation{")).isEqualTo(2);
            assertThat(scrape.sum("reliability_deviation", "setting=\"outbound.timeout\""))
                    .isEqualTo(1);
            assertThat(scrape.sum("reliability_deviation", "setting=\"outbound.retry.max-retries\""))
                    .isEqualTo(1);

            Settings settings = app.bean(Settings.class);
            assertThat(settings.version()).isEqualTo("acme-7 on 2026.1");
            assertThat(settings.digest()).isEqualTo(digest);
            Map<String, Setting> all = new HashMap<>();
            settings.all().forEach(setting -> all.put(setting.key(), setting));
            String url = "URL [" + own.toUri().toURL() + "] - ";
            assertThat(Stream.of(
                                    "mode",
                                    "outbound.timeout",
                                    "outbound.idempotent-methods",
                                    "outbound.concurrency-limit",
                                    "outbound.retry.max-retries",
                                    "dependencies.bank.timeout",
                                    "redaction.patterns",
                                    "tier")
                            .map(all::get))
                    .containsExactly(
                            new Setting("mode", "enforce", Layer.SDK, "2026.1.properties:10"),
                            new Setting("outbound.timeout", "300ms", Layer.ORGANISATION, file + ":3"),
                            new Setting("outbound.idempotent-methods", "GET", Layer.ORGANISATION, file + ":5"),
                            new Setting("outbound.concurrency-limit", "50", Layer.TIER, file + ":7"),
                            new Setting("outbound.retry.max-retries", "0", Layer.SERVICE, url + "2:31"),
                            new Setting("dependencies.bank.timeout", "5s", Layer.SERVICE, url + "3:30"),
                            new Setting("redaction.patterns", "1 texts", Layer.SERVICE, url + "5:25"),
                            new Setting(
                                    "tier",
                                    "critical",
                                    Layer.SERVICE,
                                    "\"evenkeel.tier\" from property source \"commandLineArgs\""));
            assertThat(settings.deviations())
                    .extracting(deviation -> deviation.setting() + " "
                            + deviation.found().value() + " "
                            + deviation.expected().value() + " " + deviation.because() + " " + deviation.until())
                    .containsExactly(
                            "outbound.timeout 5s 300ms slow bank 2026-12-31",
                            "outbound.retry.max-retries 0 2 null null");
            assertThat(settings.toString()).doesNotContain("canary");
        }
        assertThat(output.getOut()).doesNotContain("changed for this service").doesNotContain("Nothing deviates");
    }

    @Test
    void whatWasReadForTheContextBeforeIsForgotten() throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("own", Map.of("evenkeel.standard.file", file.toString())));
        ApplicationEnvironmentPreparedEvent event =
                new ApplicationEnvironmentPreparedEvent(null, new SpringApplication(), new String[0], environment);
        LowestDefaults defaults = new LowestDefaults();
        acme.write("outbound.timeout = 7s", "outbound.retry.max-retries = 1");
        defaults.onApplicationEvent(event);
        assertThat(environment.getProperty("evenkeel.outbound.timeout")).isEqualTo("7s");
        assertThat(environment.getProperty("spring.http.clients.read-timeout")).isEqualTo("PT7S");

        acme.write("outbound.timeout = 8s");
        defaults.onApplicationEvent(event);
        assertThat(environment.getProperty("evenkeel.outbound.timeout")).isEqualTo("8s");
        assertThat(environment.getProperty("evenkeel.outbound.retry.max-retries"))
                .isNull();
        assertThat(environment.getProperty("spring.http.clients.read-timeout")).isEqualTo("PT8S");
        assertThat(environment.getPropertySources().stream()
                        .map(source -> source.getName())
                        .filter(name -> name.equals("defaultProperties") || name.equals("evenkeelStandard")))
                .containsExactlyInAnyOrder("defaultProperties", "evenkeelStandard");
    }

    @Test
    void whatTheApplicationSaysInAnyWayBeatsADefault() throws IOException {
        acme.write("outbound.timeout = 7s", "outbound.idempotent-methods = GET, PUT, POST", "mode = observe");
        Map<String, Object> lowest =
                Map.of("evenkeel.outbound.timeOut", "9s", "evenkeel.outbound.idempotent-methods", "HEAD");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(FailedStart.NothingElse.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(lowest)
                .run("--evenkeel.standard.file=" + file)) {
            EvenkeelProperties.Outbound outbound =
                    context.getBean(EvenkeelProperties.class).outbound();
            assertThat(outbound.timeout()).isEqualTo(Duration.ofSeconds(9));
            assertThat(outbound.idempotentMethods()).containsExactly("HEAD");
            assertThat(context.getBean(Reliability.class).modes().mode()).isEqualTo(GuardMode.OBSERVE);
            assertThat(context.getBean(Settings.class).deviations())
                    .extracting(deviation -> deviation.setting())
                    .containsExactly("outbound.idempotent-methods", "outbound.timeout");
        }
    }

    @Test
    void aDependencyWithADotOrADashIsFoundWhereItStands() {
        String dotted = "evenkeel.dependencies[ledger.example.com]";
        String dashed = "evenkeel.dependencies.fax-machine";
        try (ConfigurableApplicationContext context = Organisation.start(
                List.of(),
                dotted + ".timeout=4s",
                dotted + ".hosts=ledger.example.com",
                dashed + ".timeout=5s",
                dashed + ".hosts=fax")) {
            context.getBean(Reliability.class).dependency("ledger.example.com");
            assertThat(context.getBean(Settings.class).all())
                    .filteredOn(setting -> setting.key().startsWith("dependencies."))
                    .containsExactly(
                            new Setting(
                                    "dependencies.fax-machine.timeout",
                                    "5s",
                                    Layer.SERVICE,
                                    '"' + dashed + ".timeout\" from property source \"commandLineArgs\""),
                            new Setting(
                                    "dependencies.ledger.example.com.timeout",
                                    "4s",
                                    Layer.SERVICE,
                                    '"' + dotted + ".timeout\" from property source \"commandLineArgs\""));
        }
    }

    @Test
    void aDefaultBeatsNothingThatIsSaidInCode() throws IOException {
        acme.write("outbound.timeout = 7s");
        try (ConfigurableApplicationContext context =
                Organisation.start(List.of(InCode.class), "evenkeel.standard.file=" + file)) {
            assertThat(context.getBean(Reliability.class)
                            .dependency("any")
                            .settings()
                            .timeout())
                    .isEqualTo(Duration.ofSeconds(4));
            assertThat(context.getBean(Settings.class).deviations())
                    .extracting(deviation -> deviation.found())
                    .containsExactly(new Setting("outbound.timeout", "4s", Layer.CODE, "in code"));
        }
    }

    @Test
    void aJarOfTheOrganisationIsFoundAndTwoAreNot(CapturedOutput output) throws IOException {
        Path one = acme.jar("one", "version = acme-7", "extends = 2026.1", "outbound.timeout = 7s");
        Path two = acme.jar("two", "version = acme-8", "extends = 2026.1");
        try (URLClassLoader loader = Organisation.loader(one);
                ConfigurableApplicationContext context =
                        Organisation.start(loader, "evenkeel.standard.reviewed=acme-7")) {
            assertThat(context.getBean(Settings.class).all())
                    .contains(new Setting(
                            "outbound.timeout", "7s", Layer.ORGANISATION, one.resolve(Organisation.RESOURCE) + ":3"));
        }
        try (URLClassLoader loader = Organisation.loader(one, two)) {
            assertThatThrownBy(() -> Organisation.start(loader).close())
                    .hasRootCauseMessage("evenkeel.standard: several (expected: one " + Organisation.RESOURCE
                            + " on the class path, not " + one.resolve(Organisation.RESOURCE) + " and "
                            + two.resolve(Organisation.RESOURCE) + ")");
        }
    }

    @Test
    void anOlderStandardIsKeptAndAnUpgradeExplainsItself(CapturedOutput output) throws IOException {
        Path older = folder.resolve("older");
        Files.createDirectories(older.resolve("io/evenkeel/standard"));
        Files.writeString(older.resolve("io/evenkeel/standard/versions"), "2025.2\n");
        Files.writeString(
                older.resolve("io/evenkeel/standard/2025.2.properties"),
                "version = 2025.2\nextends = 2026.1\noutbound.timeout = 60s\noutbound.connect-timeout = 5s\nmode = observe\n");
        try (URLClassLoader loader = Organisation.loader(older)) {
            Organisation.start(loader, "evenkeel.outbound.timeout=8s").close();
            assertThat(Organisation.lines(output, "Standard ", "Nothing", "The standard"))
                    .containsExactly("Standard 2026.1: since 2025.2 changed for this service: mode observe → enforce,"
                            + " outbound.connect-timeout 5s → 2s");

            Organisation.start(loader, "evenkeel.standard.reviewed=2026.1").close();
            assertThat(Organisation.lines(output, "Standard ", "Nothing", "The standard"))
                    .hasSize(1);

            try (ConfigurableApplicationContext context = Organisation.start(
                    loader,
                    "evenkeel.standard.version=2025.2",
                    "evenkeel.standard.until=2020-03-31",
                    "evenkeel.deviations.logs.datadog.because=x",
                    "evenkeel.deviations.logs.datadog.until=2020-03-31")) {
                assertThat(context.getBean(EvenkeelProperties.class).outbound().connectTimeout())
                        .isEqualTo(Duration.ofSeconds(5));
                assertThat(context.getBean(Settings.class).newest()).isFalse();
                assertThat(context.getBean(Settings.class).version()).isEqualTo("2025.2");
            }
            assertThat(Organisation.lines(output, "Standard ", "Nothing", "The standard")
                            .skip(1))
                    .containsExactly(
                            "Nothing deviates that evenkeel.deviations gives a reason for: logs.datadog",
                            "The standard 2025.2 was to be kept until 2020-03-31 (evenkeel.standard.until): move to the"
                                    + " newest");
            assertThatThrownBy(() -> Organisation.start(loader, "evenkeel.standard.version=2025.2")
                            .close())
                    .hasRootCauseMessage("evenkeel.standard.until: missing"
                            + " (expected: the last day on which the older standard is kept, such as 2027-03-31)");
        }
    }

    @Test
    void theWindowOfAnObjectiveIsTheOrganisations() throws IOException {
        acme.write("objectives.window = 28d");
        String pay = "evenkeel.journeys.pay.objectives.";
        try (ConfigurableApplicationContext context = acme.started(
                List.of(PayInCode.class),
                pay + "availability.target=0.99",
                pay + "latency.target=0.9",
                pay + "latency.threshold=1s",
                pay + "latency.window=7d")) {
            Reliability reliability = context.getBean(Reliability.class);
            assertThat(List.of(reliability.journey("pay"), reliability.journey("stock"), reliability.journey("any")))
                    .flatExtracting(Journey::objectives)
                    .extracting(objective -> objective.name() + " " + objective.target() + " "
                            + objective.window().toDays())
                    .containsExactlyInAnyOrder(
                            "availability 0.99 28",
                            "latency 0.9 7",
                            "availability 0.995 28",
                            "availability 0.999 28",
                            "latency 0.99 28");
            assertThat(context.getBean(Settings.class).all())
                    .contains(new Setting("objectives.window", "28d", Layer.ORGANISATION, file + ":3"))
                    .filteredOn(setting ->
                            setting.key().endsWith(".window") && setting.key().startsWith("journeys."))
                    .extracting(Setting::key)
                    .containsExactly("journeys.pay.objectives.latency.window");
        }
    }

    @Test
    void anOffWithoutQuotesIsAModeInTheOrganisationsFileAndInTheServices() throws IOException {
        acme.write("mode = off", "deadline.mode = off");
        try (ConfigurableApplicationContext context = acme.started(List.of())) {
            assertThat(modes(context)).isEqualTo("OFF OFF");
            assertThat(context.getBean(Settings.class).deviations()).isEmpty();
            assertThat(context.getBean(Settings.class).all())
                    .contains(new Setting("mode", "off", Layer.ORGANISATION, file + ":3"));
        }
        Path own = folder.resolve("own.yaml");
        Files.writeString(own, "evenkeel:\n  mode: off\n  deadline:\n    mode: off\n");
        String location = "spring.config.location=" + own.toUri();
        String url = "URL [" + own.toUri().toURL() + "] - ";
        try (ConfigurableApplicationContext context = Organisation.start(List.of(), location)) {
            assertThat(modes(context)).isEqualTo("OFF OFF");
            assertThat(context.getBean(Settings.class).deviations())
                    .extracting(deviation -> deviation.found())
                    .containsExactly(
                            new Setting("deadline.mode", "off", Layer.SERVICE, url + "4:11"),
                            new Setting("mode", "off", Layer.SERVICE, url + "2:9"));
        }
        try (ConfigurableApplicationContext context = acme.started(List.of(), location)) {
            assertThat(modes(context)).isEqualTo("OFF OFF");
            assertThat(context.getBean(Settings.class).deviations()).isEmpty();
        }
    }

    private static String modes(ConfigurableApplicationContext context) {
        GuardSettings settings =
                context.getBean(Reliability.class).dependency("any").settings();
        return settings.mode() + " " + settings.deadlineMode();
    }

    @Test
    void aStandardThatNobodyKnowsIsNoReasonToBeSilent(CapturedOutput output) throws IOException {
        acme.write("replaces = acme-6", "outbound.timeout = 7s", "changed.outbound.timeout = 9s");
        acme.started(List.of(), "evenkeel.standard.reviewed=acme-5").close();
        assertThat(Organisation.lines(output, "Standard ", "Nobody"))
                .containsExactly(
                        "Nobody knows the standard in evenkeel.standard.reviewed: acme-5"
                                + " (expected: any of acme-7, acme-6, 2026.1)",
                        "Standard acme-7 on 2026.1: since acme-6 changed for this service: outbound.timeout 9s → 7s");
    }

    @Test
    void whereNobodyHasReadAStandardItIsThatOfTheSdk() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(io.evenkeel.spring.EvenkeelAutoConfiguration.class))
                .withPropertyValues("evenkeel.logs.datadog=true")
                .run(context -> {
                    Settings settings = context.getBean(Settings.class);
                    assertThat(settings.version()).isEqualTo("2026.1");
                    assertThat(settings.deviations())
                            .extracting(deviation -> deviation.setting())
                            .containsExactly("logs.datadog");
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class PayInCode {
        @Bean
        ReliabilityCustomizer journeys() {
            return builder -> builder.journey("stock", stock -> stock.objective(Objective.availability("0.995")));
        }

        @Bean
        Object asksForTheJourneys(Reliability reliability) {
            return List.of(reliability.journey("pay"), reliability.journey("stock"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InCode {
        @Bean
        ReliabilityCustomizer four() {
            return builder -> builder.dependencyDefaults(defaults -> defaults.timeout(Duration.ofSeconds(4)));
        }
    }
}
