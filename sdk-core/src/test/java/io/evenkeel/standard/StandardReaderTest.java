package io.evenkeel.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.InvalidSettingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake in a file is told with its file, line, key, value, and what was expected. */
class StandardReaderTest {
    private static final String ONE = "standard: acme.properties (expected: a standard without errors; it has 1: ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            outbound.timeuot = 10s | outbound.timeuot: 10s (expected: a key of the standard; did you mean outbound.timeout?)
            outbound.timeout = 10 | outbound.timeout: 10 (expected: a duration from 1ms to 1h)
            outbound.timeout = 2h | outbound.timeout: 2h (expected: a duration from 1ms to 1h)
            outbound.timeout = -5s | outbound.timeout: -5s (expected: a duration from 1ms to 1h)
            outbound.timeout = 10s # ten | outbound.timeout: 10s # ten (expected: a duration from 1ms to 1h)
            outbound.timeout = | outbound.timeout: nothing (expected: a duration from 1ms to 1h)
            outbound.timeout 10s | line: outbound.timeout 10s (expected: key = value)
            = 10s | line: = 10s (expected: key = value)
            mode = ENFORCE | mode: ENFORCE (expected: enforce, observe or off)
            outbound.retry.max-retries = 11 | outbound.retry.max-retries: 11 (expected: 0 to 10)
            outbound.retry.max-retries = 1e1 | outbound.retry.max-retries: 1e1 (expected: 0 to 10)
            breaker.failure-ratio = 1.1 | breaker.failure-ratio: 1.1 (expected: > 0 and <= 1)
            breaker.failure-ratio = 1e999999999 | breaker.failure-ratio: 1e999999999 (expected: > 0 and <= 1)
            breaker.window = 1500ms | breaker.window: 1500ms (expected: whole seconds, from 1s to 10m)
            objectives.availability.target = 99.9 | objectives.availability.target: 99.9 (expected: a decimal > 5/6 and <= 0.999999999, such as 0.999)
            objectives.window = 36h | objectives.window: 36h (expected: whole days, from 1d to 90d)
            outbound.jdbc = yes | outbound.jdbc: yes (expected: true or false)
            outbound.idempotent-methods = GET, FETCH | outbound.idempotent-methods: GET, FETCH (expected: HTTP methods in capital letters, such as GET, PUT)
            metrics.boundaries = 5ms,,10ms | metrics.boundaries: 5ms,,10ms (expected: 1 to 50 durations > 0, such as 100ms, 1s)
            metrics.boundaries = 0s, 10ms | metrics.boundaries: 0s, 10ms (expected: 1 to 50 durations > 0, such as 100ms, 1s)
            metrics.boundaries = | metrics.boundaries: nothing (expected: 1 to 50 durations > 0, such as 100ms, 1s)
            deadline.trusted-peers = 10.0.0.0/8, host | deadline.trusted-peers: 10.0.0.0/8, host (expected: addresses and networks, such as 10.0.0.0/8, with commas between; host is none)
            deadline.trusted-peers = 10.0.0.0/33 | deadline.trusted-peers: 10.0.0.0/33 (expected: addresses and networks, such as 10.0.0.0/8, with commas between; 10.0.0.0/33 is none)
            deadline.trusted-peers = fc00::/129 | deadline.trusted-peers: fc00::/129 (expected: addresses and networks, such as 10.0.0.0/8, with commas between; fc00::/129 is none)
            deadline.trusted-peers = 300.0.0.1 | deadline.trusted-peers: 300.0.0.1 (expected: addresses and networks, such as 10.0.0.0/8, with commas between; 300.0.0.1 is none)
            inbound.probe-paths = /up, up | inbound.probe-paths: /up, up (expected: paths, such as /livez, with commas between; up is none)
            logs.baggage-keys = tenant, a key | logs.baggage-keys: tenant, a key (expected: names of baggage, with commas between; a key is none)
            baggage.allowed-keys = tenant, a(b) | baggage.allowed-keys: tenant, a(b) (expected: keys of baggage, with commas between; a(b) is none)
            baggage.internal-hosts = *.corp, a:80 | baggage.internal-hosts: *.corp, a:80 (expected: hosts, such as *.corp.example.com, with commas between; a:80 is none)
            redaction.names = tenant, ... | redaction.names: tenant, ... (expected: names of attributes, with commas between; ... is none)
            redaction.keep = -- | redaction.keep: -- (expected: names of attributes, with commas between; -- is none)
            redaction.patterns = [a-z]{2,3}, [a | redaction.patterns: [a-z]{2,3}, [a (expected: regular expressions, with commas between; [a is none)
            redaction.patterns = a* | redaction.patterns: a* (expected: regular expressions, with commas between; a* is none)
            tier.low.deadline.trusted-peers = host | tier.low.deadline.trusted-peers: host (expected: addresses and networks, such as 10.0.0.0/8, with commas between; host is none)
            allow.inbound.probe-paths = up | allow.inbound.probe-paths: up (expected: words of: paths, such as /livez, with commas between)
            enabled = false | enabled: false (expected: nothing: off means off)
            limits.causes = 30 | limits.causes: 30 (expected: nothing: it is a part of the telemetry contract)
            tier.critical.tier = high | tier.critical.tier: high (expected: no tier of a tier)
            tier.crtical.mode = off | tier.crtical.mode: off (expected: tier.critical, tier.high, tier.medium or tier.low, and then a key)
            lock = mode outbound.timout | lock: outbound.timout (expected: a key of the standard; did you mean outbound.timeout?)
            lock = | lock: nothing (expected: keys of the standard, with spaces between)
            allow.outbound.timeout = 10s..1s | allow.outbound.timeout: 10s..1s (expected: a range such as 1s..10s, ..10s or 1s.., of: a duration from 1ms to 1h)
            allow.outbound.timeout = .. | allow.outbound.timeout: .. (expected: a range such as 1s..10s, ..10s or 1s.., of: a duration from 1ms to 1h)
            allow.outbound.timeout = ..10 | allow.outbound.timeout: ..10 (expected: a range such as 1s..10s, ..10s or 1s.., of: a duration from 1ms to 1h)
            allow.mode = enforce obsrve | allow.mode: enforce obsrve (expected: words of: enforce, observe or off)
            allow.redaction.patterns = a | allow.redaction.patterns: a (expected: words of: regular expressions, with commas between)
            changed.outbound.timeout = long | changed.outbound.timeout: long (expected: a duration from 1ms to 1h)
            version = acme 8 | version: acme 8 (expected: one line for it; it stands in line 1 too)
            """)
    void aMistakeIsTold(String line, String told) {
        assertThatThrownBy(() -> StandardFile.read(StandardFile.acme("# a comment", line.strip())))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(ONE + "acme.properties:4: " + told.strip() + ")");
    }

    @Test
    void allMistakesOfAFileAreToldAtOnceUpToTwenty() {
        assertThatThrownBy(() -> StandardFile.read(StandardFile.acme("a = 1", "mode = on", "mode = off")))
                .hasMessage("standard: acme.properties (expected: a standard without errors; it has 3:"
                        + " acme.properties:3: a: 1 (expected: a key of the standard; did you mean mode?);"
                        + " acme.properties:4: mode: on (expected: enforce, observe or off);"
                        + " acme.properties:5: mode: off (expected: one line for it; it stands in line 4 too))");

        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            many.append('k').append(i).append(" = ").append("x".repeat(300)).append('\n');
        }
        assertThatThrownBy(() -> StandardFile.read(StandardFile.acme(many.toString())))
                .hasMessageContaining("it has 500: ")
                .hasMessageEndingWith("; and 480 more)")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(5_000));
    }

    @Test
    void headingsAreNeeded() {
        assertThatThrownBy(() -> StandardFile.read(StandardFile.overlay("x", "mode = off")))
                .hasMessage("standard: x (expected: a standard without errors; it has 2:"
                        + " x:1: version: nothing (expected: 1 to 50 letters, digits, '.', '_' or '-', such as acme-7);"
                        + " x:1: extends: nothing (expected: the standard that this one changes, such as 2026.1))");
        assertThatThrownBy(() -> StandardFile.read(StandardFile.overlay("x", "version = a\nextends = 2025.1")))
                .hasMessage("standard: x (expected: a standard without errors; it has 1:"
                        + " x:2: extends: 2025.1 (expected: one of 2026.1))");
    }

    @Test
    void whatIsTooLongOrNoTextIsRefused() {
        assertThatThrownBy(() -> StandardFile.read(new Overlay("x", new byte[Overlay.MOST_BYTES + 1])))
                .hasMessageContaining("x:1: size: 262145 bytes (expected: at most 262144)");
        assertThatThrownBy(() -> StandardFile.read(StandardFile.acme("#\n".repeat(2_000))))
                .hasMessageContaining("acme.properties:2001: lines: more (expected: at most 2000)");
        assertThatThrownBy(() -> StandardFile.read(
                        new Overlay("x", "version = caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))))
                .hasMessageContaining("x:1: text: bytes that are no characters (expected: UTF-8)");
        assertThatThrownBy(() -> StandardFile.read(StandardFile.acme("mode = \u0000\u001b[31m")))
                .hasMessageContaining("mode: __[31m (expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFversion=acme-7\r\nextends=2026.1\r\noutbound.timeout=10s\r\n",
                "  version = acme-7\n\n#\nextends=2026.1\noutbound.timeout =PT10S"
            })
    void aByteOrderMarkEitherEndOfLineAndAnySpaceAreFine(String text) {
        PlatformStandard standard = StandardFile.read(StandardFile.overlay("x", text));

        assertThat(standard.version()).isEqualTo("acme-7");
        assertThat(standard.forTier(Tier.LOW).word("outbound.timeout")).isEqualTo("10s");
    }

    @Test
    void eachElementThatIsRightIsTaken() {
        EffectiveStandard standard = StandardFile.effective(
                Tier.LOW,
                "deadline.trusted-peers = 10.1.2.3, 10.0.0.0/8, ::1, fc00::/7, fe80::1/64",
                "inbound.probe-paths = /, /up",
                "logs.baggage-keys = tenant, user.id",
                "baggage.allowed-keys = tenant, a!b",
                "baggage.internal-hosts = *.Corp.example.com, ledger_1",
                "redaction.names = tenant, x-api-key",
                "redaction.keep = http.url",
                "context.excluded-executors = any bean");

        assertThat(standard.items("deadline.trusted-peers")).hasSize(5);
        assertThat(standard.items("context.excluded-executors")).containsExactly("any bean");
    }

    @Test
    void patternsMayHoldCommas() {
        assertThat(StandardFile.effective(Tier.LOW, "redaction.patterns = [a-z]{1,3}, secret-[0-9]{2,}")
                        .items("redaction.patterns"))
                .isEqualTo(List.of("[a-z]{1,3}", "secret-[0-9]{2,}"));
    }
}
