package io.evenkeel.tracing;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.InvalidSettingException;
import io.opentelemetry.api.common.Attributes;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction redaction = Redaction.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization",
                "http.request.header.authorization",
                "http.request.header.set-cookie",
                "Cookie",
                "X-API-Key",
                "http.request.header.x_api_key",
                "apiKey",
                "accessToken",
                "db.password",
                "client_secret",
                "jdbc.params[0]",
                "db.query.parameter.name",
                "url.query",
                "user.email"
            })
    void aNameThatSaysWhatItHoldsHidesIt(String name) {
        assertThat(redaction.attributes(Attributes.of(stringKey(name), "plain")))
                .isEqualTo(Attributes.of(stringKey(name), "REDACTED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http.method", "uri", "slo.journey", "gen_ai.usage.input_tokens", "tokenizer", "monkey"})
    void anyOtherNameHidesNothing(String name) {
        Attributes given = Attributes.of(stringKey(name), "plain");

        assertThat(redaction.attributes(given)).isSameAs(given);
    }

    @ParameterizedTest
    @CsvSource({
        "http.url, https://joe:s3cret@shop.example:8443/orders/17?token=abc, https://shop.example:8443/REDACTED",
        "http.url, /orders/17, /REDACTED",
        "http.url, /, /",
        "url.full, http://shop.example, http://shop.example",
        "url.full, http://shop.example/, http://shop.example/",
        "url.full, http://shop.example?x=1, http://shop.example/REDACTED",
        "url.path, orders, REDACTED",
        "db.query.text, select 1, select ?",
        "jdbc.query[0], select * from t where a = 'x', select * from t where a = ?"
    })
    void ofAUrlTheOriginIsLeftAndOfAStatementItsShape(String name, String value, String left) {
        assertThat(redaction.attributes(Attributes.of(stringKey(name), value)))
                .isEqualTo(Attributes.of(stringKey(name), left));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail to joe.doe+x@mail.shop.example now|mail to REDACTED now",
                "joe%40shop.example|REDACTED",
                "redis://joe:s3cret@cache:6379/0|redis://REDACTED@cache:6379/0",
                "redis://:s3@cret@cache:6379/0|redis://REDACTED@cache:6379/0",
                "GET http://shop/orders?q=secret plans|GET http://shop/orders?REDACTED plans",
                "GET /orders?q=1 failed|GET /orders?REDACTED failed",
                "/orders#access|/orders?REDACTED",
                "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl.|got REDACTED",
                "Authorization: Bearer abcdef123|Authorization=REDACTED REDACTED",
                "bearer abcdef123 refused|bearer REDACTED refused",
                "Basic am9lOnNlY3JldHM=|Basic REDACTED",
                "basic authentication failed|basic authentication failed",
                "password=hunter2, user=joe|password=REDACTED, user=joe",
                "{\"access_token\":\"abc\",\"x\":1}|{\"access_token=REDACTED\",\"x\":1}",
                "card 4111 1111 1111 1111 refused|card REDACTED refused",
                "card 4111-1111-1111-1111|card REDACTED",
                "4111111111111112|4111111111111112",
                "1763636000123|1763636000123",
                "4bf92f3577b34da6a3ce929d0e0e4736|4bf92f3577b34da6a3ce929d0e0e4736",
                "AKIAIOSFODNN7EXAMPLE|REDACTED",
                "127.0.0.1:8080|127.0.0.1:8080",
                "half past 12:30|half past 12:30"
            })
    void whatIsSensitiveByItsFormIsFoundInAnyText(String text, String left) {
        assertThat(redaction.text(text)).isEqualTo(left);
        assertThat(redaction.attributes(Attributes.of(stringKey("note"), text)))
                .isEqualTo(Attributes.of(stringKey("note"), left));
    }

    @Test
    void valuesOfEveryTypeAreLookedAt() {
        Attributes given = Attributes.builder()
                .put("to", "joe@shop.example", "nobody")
                .put("token", true)
                .put("number", 4111111111111111L)
                .put("count", 3)
                .put("share", 0.5)
                .put("exception.message", "boom")
                .put("exception.stacktrace", "boom")
                .put("exception.type", "java.io.IOException")
                .build();

        assertThat(redaction.attributes(given))
                .isEqualTo(Attributes.builder()
                        .put(stringArrayKey("to"), List.of("REDACTED", "nobody"))
                        .put(stringKey("token"), "REDACTED")
                        .put(stringKey("number"), "REDACTED")
                        .put(longKey("count"), 3L)
                        .put(doubleKey("share"), 0.5)
                        .put("exception.type", "java.io.IOException")
                        .build());
        assertThat(given.get(booleanKey("token")))
                .as("the given ones are as they were")
                .isTrue();
    }

    @Test
    void anAttributeWhoseNameIsSensitiveByItsFormIsLeftOut() {
        assertThat(redaction.attributes(
                        Attributes.of(stringKey("cart.of.joe@shop.example"), "x", stringKey("n".repeat(257)), "x")))
                .isEqualTo(Attributes.empty());
    }

    @Test
    void theApplicationAddsAndTakesBack() {
        Redaction own = new Redaction(List.of("tenant"), List.of("K-\\d+"), List.of("http.url"), true);

        assertThat(own.attributes(Attributes.builder()
                        .put("app.tenant", "acme")
                        .put("note", "customer K-17")
                        .put("http.url", "http://shop/orders/17?x=1")
                        .put("exception.message", "boom for joe@shop.example")
                        .build()))
                .isEqualTo(Attributes.builder()
                        .put("app.tenant", "REDACTED")
                        .put("note", "customer REDACTED")
                        .put("http.url", "http://shop/orders/17?REDACTED")
                        .put("exception.message", "boom for REDACTED")
                        .build());
    }

    @Test
    @Timeout(10)
    void aPatternThatBacktracksWithoutEndCostsTheTextAndNoTime() {
        Redaction own = new Redaction(List.of(), List.of("(a+)+b", "(x|xx)*y"), List.of(), false);
        long startNanos = System.nanoTime();

        assertThat(own.text("a".repeat(4_000))).isEqualTo("REDACTED");
        assertThat(own.text("x".repeat(4_000))).isEqualTo("REDACTED");
        assertThat(own.text("fine")).isEqualTo("fine");

        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @Timeout(10)
    void theStandardOnesTakeNoLongOnTextsMadeAgainstThem() {
        for (String part :
                List.of("a", "a.", "a@", "a@a.", "://", "://a", "4", "4 ", "eyJ", "token", "%40", "/?", "'", "$")) {
            String text = String.join("", Collections.nCopies(1_000_000 / part.length(), part));
            for (String name : List.of("note", "url.full", "db.statement")) {
                assertThat(redaction
                                .attributes(Attributes.of(stringKey(name), text))
                                .get(stringKey(name)))
                        .hasSizeLessThanOrEqualTo(20_000);
            }
        }
    }

    @Test
    void aLongTextIsCutAndWhatTheCutGoesThroughIsFoundAllTheSame() {
        assertThat(redaction.text("x ".repeat(5_000))).hasSize(4_096);
        assertThat(redaction.text("x".repeat(4_090) + " joe@shop.example " + "x".repeat(5_000)))
                .isEqualTo("x".repeat(4_090) + " REDAC");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "!!, -, -, names[0]: !! (expected: the name of an attribute; of 1 to 100 characters)",
                "-, (, -, patterns[0]: ( (expected: a regular expression of 1 to 200 characters that does not match the empty text)",
                "-, x*, -, patterns[0]: x* (expected: a regular expression of 1 to 200 characters that does not match the empty text)",
                "-, -, tenant, keep[0]: tenant (expected: one of the standard names; such as http.url)"
            })
    void whatCannotBeIsRefused(String name, String pattern, String kept, String message) {
        assertThatThrownBy(() -> new Redaction(listOf(name), listOf(pattern), listOf(kept), false))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(message.replace(';', ','));
    }

    private static List<String> listOf(String one) {
        return one == null ? List.of() : List.of(one);
    }
}
