package io.evenkeel.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.InvalidSettingException;
import io.evenkeel.standard.StandardKey.Use;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised of an organisation's file is so for each single key, and not for those that somebody thought of. */
class EveryKeyTest {
    private static final List<String> CANDIDATES = Stream.of(
                    "true false observe enforce none agent low B 0.9991 0.3 7 2d 2s 3ms 1m PUT 10.9.0.0/16 /up tenant")
            .flatMap(all -> Stream.of(all.split(" ")))
            .toList();

    static List<String> changeable() {
        return StandardKeys.names().stream()
                .filter(name -> StandardKeys.get(name).use() != Use.FIXED)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void oneLineChangesTheValueAndTheDigest(String key) {
        String line = key + " = " + other(key).text();
        PlatformStandard acme = StandardFile.read(StandardFile.acme(line));

        for (Tier tier : Tier.values()) {
            assertThat(acme.forTier(tier).said(key).value().same(other(key))).isTrue();
            assertThat(acme.forTier(tier).setting(key).layer()).isEqualTo(Layer.ORGANISATION);
            assertThat(acme.forTier(tier).setting(key).place()).isEqualTo("acme.properties:3");
        }
        assertThat(acme.digest()).isNotEqualTo(PlatformStandard.shipped().digest());
    }

    @Test
    void noTwoOfThemGiveTheSameDigest() {
        Set<String> digests = new HashSet<>();
        for (String key : changeable()) {
            String line = key + " = " + other(key).text();
            digests.add(StandardFile.read(StandardFile.acme(line)).digest());
            digests.add(StandardFile.read(StandardFile.acme("lock = " + key)).digest());
            if (!key.equals("tier")) {
                digests.add(StandardFile.read(StandardFile.acme("tier.high." + line))
                        .digest());
            }
        }

        assertThat(digests).hasSize(changeable().size() * 3 - 1);
    }

    @ParameterizedTest
    @MethodSource("changeable")
    void aLockHoldsAgainstTheServiceTheTierAndTheFileAbove(String key) {
        EffectiveStandard locked = StandardFile.effective(Tier.HIGH, "lock = " + key);
        String told = ", locked of acme-7 in acme.properties:3";

        locked.check(key, held(locked.said(key).value(), key));
        assertThatThrownBy(() -> locked.check(key, held(other(key), key)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(key + ": ")
                .hasMessageEndingWith(told + ")");
        Overlay above = StandardFile.overlay(
                "/etc/eu",
                "version = eu\nextends = acme-7\n" + key + " = " + other(key).text());
        assertThatThrownBy(() -> StandardFile.read(StandardFile.acme("lock = " + key), above))
                .hasMessageContaining("it has 1: /etc/eu:3: " + key + ": ")
                .hasMessageContaining(told);
        if (!key.equals("tier")) {
            Overlay tier = StandardFile.acme(
                    "lock = " + key, "tier.high." + key + " = " + other(key).text());
            assertThatThrownBy(() -> StandardFile.read(tier))
                    .hasMessageContaining("it has 1: acme.properties:4: tier.high." + key + ": ")
                    .hasMessageContaining(told);
        }
    }

    private static Value other(String name) {
        StandardKey key = StandardKeys.get(name);
        Value usual = PlatformStandard.shipped().forTier(Tier.HIGH).said(name).value();
        return CANDIDATES.stream()
                .map(key::read)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(value -> !value.same(usual))
                .findFirst()
                .orElseThrow();
    }

    /** As a program holds it. */
    private static Object held(Value value, String key) {
        return switch (StandardKeys.get(key).type()) {
            case DURATION -> Objects.requireNonNull(DurationText.read(value.text()));
            case INTEGER -> Integer.valueOf(value.text());
            case DECIMAL -> new BigDecimal(value.text());
            case FLAG -> Boolean.valueOf(value.text());
            case WORD -> value.text();
            case WORDS, TEXTS, DURATIONS -> value.items();
        };
    }
}
