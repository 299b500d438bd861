package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Journey;
import io.evenkeel.Reliability;
import io.evenkeel.UserJourney;
import io.evenkeel.guard.GuardMode;
import io.evenkeel.guard.RetrySettings;
import io.evenkeel.slo.Objective;
import io.evenkeel.spring.config.ReliabilityCustomizer;
import io.evenkeel.standard.Layer;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Setting;
import io.evenkeel.standard.Settings;
import io.evenkeel.standard.Tier;
import io.evenkeel.standard.Waivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What an organisation forbids, or says wrongly, stops the start. */
@ExtendWith(OutputCaptureExtension.class)
class StandardRefusalsTest {
    @TempDir(factory = FolderWithoutDigits.class)
    private Path folder;

    private Organisation acme;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        acme = new Organisation(folder);
        file = acme.file();
    }

    /** Spring Boot refuses it, because the organisation's value is left over. */
    @Test
    void anEmptyVariableDoesNotTakeTheOrganisationsValueAway(CapturedOutput output) throws IOException {
        String key = "evenkeel.outbound.timeout";
        acme.write("outbound.timeout = 7s");
        System.setProperty(key, "");
        try {
            assertThat(acme.refused(output))
                    .contains(
                            "Property: " + key,
                            "Origin: the standard of the organisation in " + file + ":3",
                            "Reason: The elements [" + key + "] were left unbound.");
        } finally {
            System.clearProperty(key);
        }

        try (ConfigurableApplicationContext context = acme.started(List.of())) {
            assertThat(context.getEnvironment().getProperty(key)).isEqualTo("7s");
        }
    }

    @Test
    void aLimitCannotBeLoosenedByYamlOrVariableOrCode(CapturedOutput output) throws IOException {
        acme.write(
                "allow.outbound.timeout = ..30s",
                "allow.mode = enforce observe",
                "lock = outbound.rest-client",
                "tier.critical.allow.objectives.availability.target = 0.999..");
        String limit = ", the limit of acme-7 in " + file + ":";
        assertThat(acme.refused(output, "evenkeel.outbound.timeout=31s"))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.outbound.timeout", "31s", "at most 30s" + limit + "3", "evenkeel.outbound.timeout"));
        assertThat(acme.refused(output, "evenkeel.dependencies.bank.timeout=1m"))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.dependencies.bank.timeout",
                        "1m",
                        "at most 30s" + limit + "3",
                        "evenkeel.dependencies.bank.timeout"));
        assertThat(acme.refused(output, "evenkeel.mode=off"))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.mode", "off", "enforce or observe" + limit + "4", "evenkeel.mode"));
        assertThat(acme.refused(output, "evenkeel.outbound.rest-client=false"))
                .isEqualTo(FailedStart.refused(
                        "evenkeel.outbound.rest-client",
                        "false",
                        "true, locked of acme-7 in " + file + ":5",
                        "evenkeel.outbound.rest-client"));
        String target = "evenkeel.journeys.pay.objectives.availability.target";
        assertThat(acme.refused(output, "evenkeel.tier=critical", target + "=0.99"))
                .isEqualTo(FailedStart.refused(target, "0.99", "at least 0.999" + limit + "6", target));
        assertThatThrownBy(() -> Organisation.start(List.of(SwitchedOff.class), "evenkeel.standard.file=" + file)
                        .close())
                .hasRootCauseMessage("evenkeel.mode: off (expected: enforce or observe" + limit + "4)");

        try (ConfigurableApplicationContext context =
                Organisation.start(List.of(), "evenkeel.standard.file=" + file, "evenkeel.outbound.timeout=29s")) {
            assertThat(context.getBean(Reliability.class)
                            .dependency("any")
                            .settings()
                            .timeout())
                    .isEqualTo(Duration.ofSeconds(29));
        }
    }

    @Test
    void anEmptyValueDoesNotTakeTheOrganisationsAway(CapturedOutput output) throws IOException {
        acme.write(
                "deadline.max = 1m",
                "baggage.forward-to = none",
                "mode = observe",
                "tier = critical",
                "lock = deadline.max baggage.forward-to");
        for (String key :
                List.of("evenkeel.deadline.max", "evenkeel.baggage.forward-to", "evenkeel.mode", "evenkeel.tier")) {
            System.setProperty(key, ""); // as a variable that a deployment has not set
            try {
                assertThat(acme.refused(output)).contains(key);
            } finally {
                System.clearProperty(key);
            }
        }
    }

    @Test
    void aFileOfTheApplicationThatBreaksALimitIsNamedWithItsLine(CapturedOutput output) throws IOException {
        acme.write("lock = outbound.jdbc");
        Path own = folder.resolve("own.yaml");
        Files.writeString(own, "evenkeel:\n  outbound:\n    jdbc: false\n");
        assertThat(acme.refused(output, "spring.config.location=" + own.toUri()))
                .isEqualTo(FailedStart.refusedAt(
                        "evenkeel.outbound.jdbc",
                        "false",
                        "true, locked of acme-7 in " + file + ":3",
                        "URL [" + own.toUri().toURL() + "] - 3:11"));
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
        acme.write("outbound.timeuot = 3s");
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
    void aLockHoldsWhereverTheServiceSaysOtherwise(CapturedOutput output) throws IOException {
        acme.write("outbound.retry.max-retries = 1", "lock = outbound.retry.max-retries objectives.window mode");
        String key = "evenkeel.outbound.retry.max-retries";
        String locked = "1, locked of acme-7 in " + file + ":4";
        assertThat(acme.refused(output, key + "=2")).isEqualTo(FailedStart.refused(key, "2", locked, key));
        assertThat(acme.refused(
                        output, "spring.application.json={\"evenkeel\":{\"outbound\":{\"retry\":{\"maxRetries\":0}}}}"))
                .contains("    Setting:  " + key + "\n    Value:    0\n    Expected: " + locked + "\n");
        assertThatThrownBy(() -> Organisation.builder(List.of())
                        .properties(Map.of(key, "3"))
                        .run("--evenkeel.standard.file=" + file)
                        .close())
                .hasRootCauseMessage(key + ": 3 (expected: " + locked + ")");
        Path later = Files.writeString(folder.resolve("later.properties"), key + "=9");
        assertThatThrownBy(() -> acme.started(List.of(LaterSource.class), "later=" + later.toUri())
                        .close())
                .hasRootCauseMessage(key + ": 9 (expected: " + locked + ")");
        assertThatThrownBy(() -> acme.started(List.of(RetriesOften.class)).close())
                .hasRootCauseMessage(key + ": 5 (expected: " + locked + ")");
        String bank = "evenkeel.dependencies.bank.retry.max-retries";
        assertThat(acme.refused(output, bank + "=0")).isEqualTo(FailedStart.refused(bank, "0", locked, bank));
        String window = "evenkeel.journeys.pay.objectives.availability.window";
        assertThat(acme.refused(output, "evenkeel.journeys.pay.objectives.availability.target=0.99", window + "=7d"))
                .isEqualTo(FailedStart.refused(window, "7d", "30d, locked of acme-7 in " + file + ":4", window));

        try (ConfigurableApplicationContext context = acme.started(List.of())) {
            Reliability reliability = context.getBean(Reliability.class);
            RetrySettings often = new RetrySettings(7, Duration.ofMillis(1), Duration.ofMillis(1), 1, 5);
            assertThat(reliability
                            .dependency("late", late -> late.retry(often).mode(GuardMode.OFF))
                            .settings())
                    .extracting(settings -> settings.retry().maxRetries() + " " + settings.mode())
                    .isEqualTo("1 ENFORCE");
            assertThatThrownBy(() -> reliability.dependency("late").change(late -> late.retry(often)))
                    .hasMessage("dependencies.late.retry.max-retries: 7 (expected: " + locked + ")");
        }
    }

    @Test
    void aJourneyOfScheduledRunsKeepsToTheFloorOfItsTier(CapturedOutput output) throws Exception {
        acme.write(
                "tier.critical.objectives.availability.target = 0.9995",
                "tier.critical.allow.objectives.availability.target = 0.9995..");
        String expected = "at least 0.9995, the limit of acme-7 in " + file + ":4";
        for (String journey : List.of("scheduled", "messages", "nightly")) {
            String target = "evenkeel.journeys." + journey + ".objectives.availability.target";
            assertThat(acme.refused(output, "evenkeel.tier=critical", target + "=0.999"))
                    .isEqualTo(FailedStart.refused(target, "0.999", expected, target));
        }
        try (ConfigurableApplicationContext context =
                acme.started(List.of(Scheduling.class), "evenkeel.tier=critical")) {
            context.getBean(Nightly.class).ran.await();
            assertThat(context.getBean(Reliability.class).journeys())
                    .flatExtracting(Journey::objectives)
                    .containsExactly(Objective.availability("0.9995"));
        }
    }

    @Test
    void anOffWithoutQuotesIsAModeInEveryFile(CapturedOutput output) throws IOException {
        acme.write("lock = deadline.mode", "allow.mode = enforce observe");
        Path own = folder.resolve("own.yaml");
        String limit = "enforce or observe, the limit of acme-7 in " + file + ":4";
        for (String key : List.of("evenkeel.mode", "evenkeel.dependencies.bank.mode")) {
            Files.writeString(own, key + ": off\n");
            assertThat(acme.refused(output, "spring.config.location=" + own.toUri()))
                    .isEqualTo(FailedStart.refusedAt(
                            key, "off", limit, "URL [" + own.toUri().toURL() + "] - 1:" + (key.length() + 3)));
        }
        Files.writeString(own, "evenkeel.deadline.mode: off\n");
        assertThat(acme.refused(output, "spring.config.location=" + own.toUri()))
                .contains("Value:    off\n    Expected: observe, locked of acme-7 in " + file + ":3\n");
    }

    @Test
    void anElementOfAListThatIsNoneIsToldWithItsLine(CapturedOutput output) throws IOException {
        acme.write("deadline.trusted-peers = 10.0.0.0/8, gateway", "inbound.probe-paths = up");
        assertThat(FailedStart.report(output, "evenkeel.standard.file=" + file))
                .contains(
                        "it has 2: " + file + ":3: deadline.trusted-peers: 10.0.0.0/8, gateway (expected: addresses and"
                                + " networks, such as 10.0.0.0/8, with commas between; gateway is none); " + file
                                + ":4: inbound.probe-paths: up (expected: paths, such as /livez, with commas between; up is none)");
    }

    @Test
    void codeChoosesNoStandardNoReasonsAndNoTierWithDefaultsOfItsOwn() throws IOException {
        acme.write("tier.critical.outbound.connect-timeout = 1s", "tier.high.breaker.window = 20s");
        assertThatThrownBy(() -> acme.started(List.of(OtherStandard.class)).close())
                .hasRootCauseMessage("evenkeel.standard: 2026.1 (expected: no other than acme-7 on 2026.1 in code: the"
                        + " organisation's own is META-INF/evenkeel/standard.properties on the class path, or"
                        + " evenkeel.standard.file)");
        assertThatThrownBy(() -> acme.started(List.of(OtherReasons.class)).close())
                .hasRootCauseMessage(
                        "evenkeel.deviations: mode (expected: reasons in the configuration, and none in code)");
        assertThatThrownBy(() -> acme.started(List.of(Critical.class)).close())
                .hasRootCauseMessage("evenkeel.tier: critical (expected: medium as at the beginning of the start, or"
                        + " critical in the configuration that is read there, and not in code or in a later source:"
                        + " acme-7 has defaults of its own for that tier (outbound.connect-timeout))");
        Path later = Files.writeString(folder.resolve("later.properties"), "evenkeel.tier=critical");
        assertThatThrownBy(() -> acme.started(List.of(LaterSource.class), "later=" + later.toUri())
                        .close())
                .hasRootCauseMessage("evenkeel.tier: critical (expected: medium as at the beginning of the start, or"
                        + " critical in the configuration that is read there, and not in code or in a later source:"
                        + " acme-7 has defaults of its own for that tier (outbound.connect-timeout))");
        try (ConfigurableApplicationContext context = acme.started(List.of(Critical.class), "evenkeel.tier=critical")) {
            assertThat(context.getBean(Reliability.class).standard().tier()).isEqualTo(Tier.CRITICAL);
        }
        try (ConfigurableApplicationContext context = acme.started(List.of(High.class))) {
            Reliability reliability = context.getBean(Reliability.class);
            assertThat(reliability.standard().tier()).isEqualTo(Tier.HIGH);
            assertThat(reliability.dependency("any").settings().breaker().window())
                    .isEqualTo(Duration.ofSeconds(20));
            assertThat(context.getBean(Settings.class).all())
                    .contains(new Setting("tier", "high", Layer.CODE, "in code"))
                    .contains(new Setting("breaker.window", "20s", Layer.TIER, file + ":4"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @PropertySource("${later}")
    static class LaterSource {}

    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Scheduling {
        @Bean
        Nightly nightly() {
            return new Nightly();
        }
    }

    static class Nightly {
        private final CountDownLatch ran = new CountDownLatch(2);

        @Scheduled(fixedDelay = 2)
        @UserJourney("nightly")
        void run() {
            ran.countDown();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class RetriesOften {
        @Bean
        ReliabilityCustomizer five() {
            return builder -> builder.dependencyDefaults(
                    all -> all.retry(new RetrySettings(5, Duration.ofMillis(1), Duration.ofMillis(1), 1, 5)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherStandard {
        @Bean
        ReliabilityCustomizer shipped() {
            return builder -> builder.standard(PlatformStandard.shipped());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherReasons {
        @Bean
        ReliabilityCustomizer because() {
            return builder -> builder.waivers(
                    Waivers.of(Map.of("mode.because", "x", "mode.until", "2026-12-31"), LocalDate.of(2026, 6, 30)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Critical {
        @Bean
        ReliabilityCustomizer critical() {
            return builder -> builder.tier(Tier.CRITICAL);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class High {
        @Bean
        ReliabilityCustomizer high() {
            return builder -> builder.tier(Tier.HIGH);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SwitchedOff {
        @Bean
        ReliabilityCustomizer off() {
            return builder -> builder.mode(GuardMode.OFF);
        }
    }

    private static String shown(Path path) {
        String text = path.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
