package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Reliability;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.config.ReliabilityCustomizer;
import io.evenkeel.spring.startup.LowestDefaults;
import io.evenkeel.standard.Layer;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Setting;
import io.evenkeel.standard.Settings;
import java.io.IOException;
import java.net.URL;
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
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.web.client.RestClient;

/** An organisation changes a default, and forbids others, without a change of any service. */
@ExtendWith(OutputCaptureExtension.class)
class StandardLayersTest {
    private static final String RESOURCE = "META-INF/evenkeel/standard.properties";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("standard.properties");
    }

    @Test
    void aDefaultOfTheMountedFileEndsARealCallInTimeAndIsToldWithItsPlace(CapturedOutput output) throws IOException {
        write(
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
    void aLimitCannotBeLoosenedByYamlOrVariableOrCode(CapturedOutput output) throws IOException {
        write(
                "allow.outbound.timeout = ..30s",
                "allow.mode = enforce observe",
                "lock = outbound.rest-client",
                "tier.critical.allow.objectives.availability.target = 0.999..");
        String limit = ", the limit of acme-7 in " + file + ":";
        assertThat(refused(output, "evenkeel.outbound.timeout=31s"))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.outbound.timeout", "31s", "at most 30s" + limit + "3", "evenkeel.outbound.timeout"));
        assertThat(refused(output, "evenkeel.dependencies.bank.timeout=1m"))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.dependencies.bank.timeout",
                        "1m",
                        "at most 30s" + limit + "3",
                        "evenkeel.dependencies.bank.timeout"));
        assertThat(refused(output, "evenkeel.mode=off"))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.mode", "off", "enforce or observe" + limit + "4", "evenkeel.mode"));
        assertThat(refused(output, "evenkeel.outbound.rest-client=false"))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.outbound.rest-client",
                        "false",
                        "true, locked of acme-7 in " + file + ":5",
                        "evenkeel.outbound.rest-client"));
        String target = "evenkeel.journeys.pay.objectives.availability.target";
        assertThat(refused(output, "evenkeel.tier=critical", target + "=0.99"))
                .isEqualTo(FailedStart.refused(target, "0.99", "at least 0.999" + limit + "6", target));
        assertThatThrownBy(() -> start(List.of(SwitchedOff.class), "evenkeel.standard.file=" + file)
                        .close())
                .hasRootCauseMessage("evenkeel.mode: off (expected: enforce or observe" + limit + "4)");

        try (ConfigurableApplicationContext context =
                start(List.of(), "evenkeel.standard.file=" + file, "evenkeel.outbound.timeout=29s")) {
            assertThat(context.getBean(Reliability.class)
                            .dependency("any")
                            .settings()
                            .timeout())
                    .isEqualTo(Duration.ofSeconds(29));
        }
    }

    @Test
    void aFileOfTheApplicationThatBreaksALimitIsNamedWithItsLine(CapturedOutput output) throws IOException {
        write("lock = outbound.jdbc");
        Path own = folder.resolve("own.yaml");
        Files.writeString(own, "evenkeel:\n  outbound:\n    jdbc: false\n");
        assertThat(refused(output, "spring.config.location=" + own.toUri()))
                .isEqualTo(FailedStart.refusedAt(
                        "evenkeel.outbound.jdbc",
                        "false",
                        "true, locked of acme-7 in " + file + ":3",
                        "URL [" + own.toUri().toURL() + "] - 3:11"));
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
        write("outbound.timeout = 7s", "outbound.retry.max-retries = 1");
        defaults.onApplicationEvent(event);
        assertThat(environment.getProperty("evenkeel.outbound.timeout")).isEqualTo("7s");
        assertThat(environment.getProperty("spring.http.clients.read-timeout")).isEqualTo("PT7S");

        write("outbound.timeout = 8s");
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
        write("outbound.timeout = 7s", "outbound.idempotent-methods = GET, PUT, POST", "mode = observe");
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
        try (ConfigurableApplicationContext context = start(
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
        write("outbound.timeout = 7s");
        try (ConfigurableApplicationContext context = start(List.of(InCode.class), "evenkeel.standard.file=" + file)) {
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
        Path one = jar("one", "version = acme-7", "extends = 2026.1", "outbound.timeout = 7s");
        Path two = jar("two", "version = acme-8", "extends = 2026.1");
        try (URLClassLoader loader = loader(one);
                ConfigurableApplicationContext context = start(loader, "evenkeel.standard.reviewed=acme-7")) {
            assertThat(context.getBean(Settings.class).all())
                    .contains(new Setting("outbound.timeout", "7s", Layer.ORGANISATION, one.resolve(RESOURCE) + ":3"));
        }
        try (URLClassLoader loader = loader(one, two)) {
            assertThatThrownBy(() -> start(loader).close())
                    .hasRootCauseMessage(
                            "evenkeel.standard: several (expected: one " + RESOURCE + " on the class path, not "
                                    + one.resolve(RESOURCE) + " and " + two.resolve(RESOURCE) + ")");
        }
    }

    @Test
    void aFileThatIsWrongIsToldWithItsLine(CapturedOutput output) throws IOException {
        Path missing = folder.resolve("missing");
        assertThat(FailedStart.report(output, "evenkeel.standard.file=" + missing))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.standard.file",
                        shown(missing),
                        "the path of a file that can be read",
                        "evenkeel.standard.file"));
        write("outbound.timeuot = 3s");
        assertThat(FailedStart.report(output, "evenkeel.standard.file=" + file))
                .contains("    Setting:  evenkeel.standard\n")
                .contains("it has 1: " + file
                        + ":3: outbound.timeuot: 3s (expected: a key of the standard; did you mean outbound.timeout?)");
        assertThat(FailedStart.report(output, "evenkeel.standard.version=2024.1"))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.standard.version", "2024.1", "one of 2026.1", "evenkeel.standard.version"));
        assertThat(FailedStart.report(output, "evenkeel.deviations.outbound.timeout.because=x"))
                .contains("    Setting:  evenkeel.deviations.outbound.timeout.until\n    Value:    missing\n");
    }

    @Test
    void anOlderStandardIsKeptAndAnUpgradeExplainsItself(CapturedOutput output) throws IOException {
        Path older = folder.resolve("older");
        Files.createDirectories(older.resolve("io/evenkeel/standard"));
        Files.writeString(older.resolve("io/evenkeel/standard/versions"), "2025.2\n");
        Files.writeString(
                older.resolve("io/evenkeel/standard/2025.2.properties"),
                "version = 2025.2\nextends = 2026.1\noutbound.timeout = 60s\noutbound.connect-timeout = 5s\nmode = observe\n");
        try (URLClassLoader loader = loader(older)) {
            start(loader, "evenkeel.outbound.timeout=8s").close();
            assertThat(lines(output, "Standard ", "Nothing", "The standard"))
                    .containsExactly("Standard 2026.1: since 2025.2 changed for this service: mode observe → enforce,"
                            + " outbound.connect-timeout 5s → 2s");

            start(loader, "evenkeel.standard.reviewed=2026.1").close();
            assertThat(lines(output, "Standard ", "Nothing", "The standard")).hasSize(1);

            try (ConfigurableApplicationContext context = start(
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
            assertThat(lines(output, "Standard ", "Nothing", "The standard").skip(1))
                    .containsExactly(
                            "Nothing deviates that evenkeel.deviations gives a reason for: logs.datadog",
                            "The standard 2025.2 was to be kept until 2020-03-31 (evenkeel.standard.until): move to the"
                                    + " newest");
            assertThatThrownBy(() ->
                            start(loader, "evenkeel.standard.version=2025.2").close())
                    .hasRootCauseMessage("evenkeel.standard.until: missing"
                            + " (expected: the last day on which the older standard is kept, such as 2027-03-31)");
        }
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
    static class SwitchedOff {
        @Bean
        ReliabilityCustomizer off() {
            return builder -> builder.mode(GuardMode.OFF);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InCode {
        @Bean
        ReliabilityCustomizer four() {
            return builder -> builder.dependencyDefaults(defaults -> defaults.timeout(Duration.ofSeconds(4)));
        }
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, "version = acme-7\nextends = 2026.1\n" + String.join("\n", lines));
    }

    private String refused(CapturedOutput output, String... properties) {
        return FailedStart.report(
                output,
                Stream.concat(Stream.of("evenkeel.standard.file=" + file), Stream.of(properties))
                        .toArray(String[]::new));
    }

    private Path jar(String name, String... lines) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve(RESOURCE).getParent());
        Files.writeString(home.resolve(RESOURCE), String.join("\n", lines));
        return home;
    }

    private static URLClassLoader loader(Path... homes) throws IOException {
        URL[] urls = new URL[homes.length];
        for (int i = 0; i < homes.length; i++) {
            urls[i] = homes[i].toUri().toURL();
        }
        return new URLClassLoader(urls, StandardLayersTest.class.getClassLoader());
    }

    private static ConfigurableApplicationContext start(List<Class<?>> more, String... properties) {
        return builder(more).run(arguments(properties));
    }

    private static ConfigurableApplicationContext start(ClassLoader loader, String... properties) {
        return builder(List.of())
                .resourceLoader(new DefaultResourceLoader(loader))
                .run(arguments(properties));
    }

    private static SpringApplicationBuilder builder(List<Class<?>> more) {
        return new SpringApplicationBuilder(FailedStart.NothingElse.class)
                .sources(more.toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false);
    }

    private static String[] arguments(String... properties) {
        return Stream.of(properties).map(property -> "--" + property).toArray(String[]::new);
    }

    private static Stream<String> lines(CapturedOutput output, String... beginnings) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("io.evenkeel"))
                .map(line -> line.substring(line.indexOf(" : ") + 3))
                .filter(line -> Stream.of(beginnings).anyMatch(line::startsWith));
    }

    private static String shown(Path path) {
        String text = path.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
