package io.evenkeel.spring.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Reliability;
import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.slo.Objective;
import io.evenkeel.standard.EffectiveStandard;
import io.evenkeel.standard.Layer;
import io.evenkeel.standard.Overlay;
import io.evenkeel.standard.PlatformStandard;
import io.evenkeel.standard.Setting;
import io.evenkeel.standard.StandardKeys;
import io.evenkeel.standard.Tier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.mock.env.MockEnvironment;

/** Every key that an application can say is held to its lock, and told with its place. */
class ServiceWordsTest {
    static List<String> sayable() {
        return StandardKeys.names().stream()
                .filter(key -> StandardKeys.property(key) != null && !key.equals("enabled"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sayable")
    void aLockedValueCannotBeLoosened(String key) {
        EffectiveStandard locked = standard("lock = " + key).forTier(Tier.MEDIUM);
        String property = Objects.requireNonNull(StandardKeys.property(key));
        ServiceWords same = new ServiceWords(new MockEnvironment().withProperty(property, locked.word(key)));
        ServiceWords other = new ServiceWords(new MockEnvironment().withProperty(property, other(locked, key)));

        same.check(locked);
        assertThatThrownBy(() -> other.check(locked))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(property + ": ")
                .hasMessageEndingWith(", locked of acme-7 in acme:3)");
    }

    @Test
    void anEmptyTextIsAListAndNothingElse() {
        SaidProperties said = new SaidProperties(new MockEnvironment()
                .withProperty("evenkeel.mode", "")
                .withProperty("evenkeel.tier", "${unset:}")
                .withProperty("evenkeel.deadline.mode", "off")
                .withProperty("evenkeel.logs.baggage-keys", "")
                .withProperty("evenkeel.redaction.names[0]", "tenant"));

        assertThat(List.of("mode", "tier", "deadline.mode", "logs.baggage-keys", "redaction.names", "outbound.timeout"))
                .filteredOn(key -> said.contain("evenkeel." + key))
                .containsExactly("deadline.mode", "logs.baggage-keys", "redaction.names");
    }

    /** Only what was there when the properties were bound has ever been in effect. */
    @Test
    void whatARefreshedEnvironmentSaysOfADependencyIsNotInEffect() {
        Duration nine = Duration.ofSeconds(9);
        MockEnvironment environment = new MockEnvironment()
                .withProperty("evenkeel.dependencies.bank.timeout", "9s")
                .withProperty("evenkeel.dependencies[a.b].timeout", "9s")
                .withProperty("evenkeel.journeys.pay.objectives.availability.target", "0.99");
        ServiceWords words = new ServiceWords(environment);
        environment.setProperty("evenkeel.dependencies.fax.timeout", "9s");
        environment.setProperty("evenkeel.journeys.get.objectives.availability.target", "0.99");
        Reliability reliability = Reliability.builder(new SimpleMeterRegistry())
                .announced(false)
                .journey("pay", pay -> pay.objective(Objective.availability("0.99")))
                .journey("get", get -> get.objective(Objective.availability("0.99")))
                .dependency("bank", bank -> bank.timeout(nine))
                .dependency("a.b", dotted -> dotted.timeout(nine))
                .dependency("fax", fax -> fax.timeout(nine))
                .build();

        assertThat(words.settings(reliability).all())
                .filteredOn(setting -> setting.key().matches("dependencies.*timeout|journeys.*target"))
                .extracting(setting -> setting.key() + " " + setting.layer())
                .containsExactlyInAnyOrder(
                        "dependencies.bank.timeout SERVICE",
                        "dependencies.a.b.timeout SERVICE",
                        "dependencies.fax.timeout CODE",
                        "journeys.pay.objectives.availability.target SERVICE",
                        "journeys.get.objectives.availability.target CODE");
    }

    private static String other(EffectiveStandard standard, String key) {
        Class<?> type = StandardKeys.javaType(key);
        String usual = standard.word(key);
        return switch (type.getSimpleName()) {
            case "Boolean" -> usual.equals("true") ? "false" : "true";
            case "Duration" -> "3ms";
            case "Integer", "BigDecimal" -> "0.5".equals(usual) ? "1" : type == Integer.class ? "7" : "0.5";
            case "List" -> "POST";
            default ->
                switch (key) {
                    case "mode", "deadline.mode" -> "off";
                    case "tier" -> "low";
                    case "tracing.recorder" -> "agent";
                    default -> "none";
                };
        };
    }

    @Test
    void aPlaceHasNoPassword() {
        MockEnvironment environment = new MockEnvironment().withProperty("password", "canary@1");
        Origin origin = new Origin() {
            @Override
            public String toString() {
                return "URL [https://me:" + environment.resolvePlaceholders("${password}")
                        + "@config.example/app.yaml?token=canary] - 3:14";
            }
        };
        environment
                .getPropertySources()
                .addFirst(new OriginTrackedMapPropertySource(
                        "config", Map.of("evenkeel.outbound.timeout", OriginTrackedValue.of("9s", origin))));
        Reliability reliability = Reliability.builder(new SimpleMeterRegistry())
                .announced(false)
                .dependencyDefaults(all -> all.timeout(Duration.ofSeconds(9)))
                .build();

        assertThat(new ServiceWords(environment).settings(reliability).all())
                .contains(new Setting(
                        "outbound.timeout", "9s", Layer.SERVICE, "URL [https://config.example/app.yaml] - 3:14"))
                .noneMatch(setting -> setting.toString().contains("canary"));
    }

    private static PlatformStandard standard(String line) {
        return PlatformStandard.read(
                ServiceWordsTest.class.getClassLoader(),
                null,
                List.of(new Overlay(
                        "acme", ("version = acme-7\nextends = 2026.1\n" + line).getBytes(StandardCharsets.UTF_8))));
    }
}
