package io.evenkeel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.guard.GuardMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrictnessTest {
    private static final EffectiveStandard STANDARD = PlatformStandard.shipped().forTier(Tier.MEDIUM);

    @Test
    void everyKeyIsOneOfTheStandardThatAServiceCanDeviateIn() {
        assertThat(Strictness.keys())
                .hasSize(28)
                .allSatisfy(key -> assertThat(StandardKeys.get(key).use()).isEqualTo(StandardKey.Use.DEFAULT));
    }

    @Test
    void everyWordThatAKeyHasIsInItsOrder() {
        for (String key : Strictness.keys()) {
            StandardKey known = StandardKeys.get(key);
            List<String> words = known.type() == ValueType.FLAG ? List.of("true", "false") : known.words();
            if (known.type() == ValueType.WORD || known.type() == ValueType.FLAG) {
                for (String one : words) {
                    for (String other : words) {
                        assertThat(Strictness.isStricter(key, Value.word(one), Value.word(other))
                                        || Strictness.isStricter(key, Value.word(other), Value.word(one)))
                                .as(key + " " + one + " " + other)
                                .isEqualTo(!one.equals(other));
                    }
                }
            }
        }
    }

    @Test
    void aStricterValueIsADeviationThatNeedsNoReason() {
        assertThat(deviation("outbound.timeout", Duration.ofSeconds(29))).isEqualTo("stricter");
        assertThat(deviation("dependencies.ledger.timeout", Duration.ofSeconds(29)))
                .isEqualTo("stricter");
        assertThat(deviation("outbound.retry.max-retries", 0)).isEqualTo("stricter");
        assertThat(deviation("deadline.mode", GuardMode.ENFORCE)).isEqualTo("stricter");
        assertThat(deviation("deadline.trusted-peers", List.of("10.0.0.0/8", "::1/128")))
                .isEqualTo("stricter");
        assertThat(deviation("outbound.idempotent-methods", List.of())).isEqualTo("stricter");
        assertThat(deviation("baggage.accept-from", "none")).isEqualTo("stricter");
    }

    @Test
    void aLooserOneAndOneOfWhichNobodyCanTellNeedAReason() {
        assertThat(deviation("outbound.timeout", Duration.ofSeconds(31))).isEqualTo("to be explained");
        assertThat(deviation("mode", GuardMode.OBSERVE)).isEqualTo("to be explained");
        assertThat(deviation("deadline.mode", GuardMode.OFF)).isEqualTo("to be explained");
        assertThat(deviation("redaction.enabled", false)).isEqualTo("to be explained");
        assertThat(deviation("redaction.keep", List.of("http.url"))).isEqualTo("to be explained");
        assertThat(deviation("deadline.trusted-peers", List.of("192.0.2.0/24"))).isEqualTo("to be explained");
        assertThat(deviation("outbound.retry.backoff", Duration.ofSeconds(1))).isEqualTo("to be explained");
        assertThat(deviation("dependencies.ledger.breaker.failure-ratio", 0.5)).isEqualTo("to be explained");
        assertThat(deviation("tracing.sampling", 1.0)).isEqualTo("to be explained");
    }

    @Test
    void whatIsAskedForSaysWhetherItDeviates() {
        assertThat(STANDARD.wanted("mode", GuardMode.ENFORCE)).isEqualTo("enforce");
        assertThat(STANDARD.wanted("deadline.mode", GuardMode.ENFORCE))
                .isEqualTo("enforce, a deviation that needs no reason: stricter than the standard's observe");
        assertThat(STANDARD.wanted("metrics.datadog-labels", true))
                .isEqualTo("true, a deviation that needs a reason: the standard has false");
    }

    private static String deviation(String key, Object value) {
        List<Deviation> found = new ServiceSettings(STANDARD, Waivers.none())
                .say(key, value, Layer.SERVICE, "application.yaml")
                .settings()
                .deviations();
        assertThat(found).as(key).hasSize(1);
        Deviation deviation = found.get(0);
        assertThat(deviation.isWaived(LocalDate.MIN)).isFalse();
        assertThat(deviation.isExplained(LocalDate.MIN)).isEqualTo(deviation.stricter());
        return deviation.stricter() ? "stricter" : "to be explained";
    }
}
