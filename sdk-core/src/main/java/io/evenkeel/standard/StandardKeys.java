package io.evenkeel.standard;

import io.evenkeel.standard.StandardKey.Use;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every key that a standard has: what is accepted, and who may say it. The values are in the files. */
public final class StandardKeys {
    /** The clients that have a switch of their own below {@code outbound}. */
    static final List<String> CLIENTS = List.of(
            "rest-client",
            "rest-template",
            "web-client",
            "jdk-http-client",
            "ok-http",
            "feign",
            "kafka",
            "redis",
            "jdbc");

    private static final Map<String, StandardKey> KEYS = new LinkedHashMap<>();
    private static final Pattern NARROWER = Pattern.compile("dependencies\\..+\\.("
            + "mode|timeout|attempt-timeout|concurrency-limit|deadline-mode|breaker\\.[a-z-]+|retry\\.[a-z-]+)");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    static {
        add("enabled", ValueType.FLAG, "nothing: off means off", Use.FIXED);
        words("mode", "enforce", "observe", "off");
        add(
                "tier",
                ValueType.WORD,
                null,
                null,
                null,
                List.of("critical", "high", "medium", "low"),
                "critical, high, medium or low",
                "evenkeel.tier",
                Use.DECLARATION);
        target("objectives.availability.target");
        target("objectives.latency.target");
        inCode(
                "objectives.latency.threshold",
                ValueType.DURATION,
                "1ns",
                "1d",
                null,
                "a duration up to 1d, such as 1s");
        inCode("objectives.window", ValueType.DURATION, "1d", "90d", "1d", "whole days, from 1d to 90d");
        duration("outbound.connect-timeout", "1ms", "1h");
        duration("outbound.timeout", "1ms", "1h");
        integer("outbound.concurrency-limit", "1", "1000000");
        add(
                "outbound.idempotent-methods",
                ValueType.WORDS,
                null,
                null,
                null,
                METHODS,
                "HTTP methods in capital letters, such as GET, PUT",
                "evenkeel.outbound.idempotent-methods",
                Use.DEFAULT);
        integer("outbound.retry.max-retries", "0", "10");
        duration("outbound.retry.backoff", "1ms", "1m");
        duration("outbound.retry.max-backoff", "1ms", "10m");
        decimal("outbound.retry.tokens-per-success", "0", "10", "0 to 10");
        integer("outbound.retry.max-tokens", "0", "10000");
        for (String client : CLIENTS) {
            flag("outbound." + client);
        }
        inCode("breaker.failure-ratio", ValueType.DECIMAL, "0.000000001", "1", null, "> 0 and <= 1");
        inCode("breaker.minimum-calls", ValueType.INTEGER, "1", "100000", null, "1 to 100000");
        inCode("breaker.window", ValueType.DURATION, "1s", "10m", "1s", "whole seconds, from 1s to 10m");
        inCode("breaker.open-for", ValueType.DURATION, "10ms", "10m", null, "a duration from 10ms to 10m");
        inCode("breaker.trial-calls", ValueType.INTEGER, "1", "1000", null, "1 to 1000");
        words("deadline.mode", "enforce", "observe", "off");
        list(
                "deadline.trusted-peers",
                ValueType.WORDS,
                ItemForm.NETWORK,
                "addresses and networks, such as 10.0.0.0/8",
                Use.DEFAULT);
        duration("deadline.max", "1ms", "1h");
        list("inbound.probe-paths", ValueType.WORDS, ItemForm.PATH, "paths, such as /livez", Use.DECLARATION);
        flag("metrics.identity-labels");
        flag("metrics.datadog-labels");
        inCode("metrics.boundaries", ValueType.DURATIONS, null, null, null, "1 to 50 durations > 0, such as 100ms, 1s");
        inCode("limits.journeys", ValueType.INTEGER, "1", "1000", null, "1 to 1000");
        inCode("limits.dependencies", ValueType.INTEGER, "1", "1000", null, "1 to 1000");
        add("limits.causes", ValueType.INTEGER, "nothing: it is a part of the telemetry contract", Use.FIXED);
        flag("tracing.enabled");
        words("tracing.recorder", "auto", "agent", "boot");
        flag("tracing.exception-messages");
        add(
                "tracing.sampling",
                ValueType.DECIMAL,
                number("0"),
                number("1"),
                null,
                List.of(),
                "0 to 1",
                "management.tracing.sampling.probability",
                Use.DEFAULT);
        add("logs.keys", ValueType.WORDS, "nothing: it is a part of the telemetry contract", Use.FIXED);
        flag("logs.datadog");
        list("logs.baggage-keys", ValueType.WORDS, ItemForm.LOG_KEY, "names of baggage", Use.DECLARATION);
        flag("logs.bad-events");
        duration("logs.bad-events-every", "1s", "1h");
        flag("redaction.enabled");
        list("redaction.names", ValueType.WORDS, ItemForm.ATTRIBUTE, "names of attributes", Use.DECLARATION);
        list("redaction.patterns", ValueType.TEXTS, ItemForm.PATTERN, "regular expressions", Use.DECLARATION);
        list("redaction.keep", ValueType.WORDS, ItemForm.ATTRIBUTE, "names of attributes", Use.DEFAULT);
        words("baggage.accept-from", "trusted", "all", "none");
        list("baggage.allowed-keys", ValueType.WORDS, ItemForm.TOKEN, "keys of baggage", Use.DECLARATION);
        words("baggage.forward-to", "internal", "all", "none");
        list(
                "baggage.internal-hosts",
                ValueType.WORDS,
                ItemForm.HOST,
                "hosts, such as *.corp.example.com",
                Use.DECLARATION);
        flag("context.propagate-executors");
        list("context.excluded-executors", ValueType.WORDS, ItemForm.ANY, "names of beans", Use.DEFAULT);
        flag("identity.detect");
        flag("endpoint.write-enabled");
        add(
                "practices.level",
                ValueType.WORD,
                null,
                null,
                null,
                List.of("A", "B", "C"),
                "A, B or C",
                null,
                Use.DEFAULT);
        inCode("practices.sdk-months", ValueType.INTEGER, "1", "120", null, "1 to 120");
        inCode("practices.review-months", ValueType.INTEGER, "1", "120", null, "1 to 120");
    }

    private StandardKeys() {}

    /** Every name, in the order of the file. */
    public static List<String> names() {
        return List.copyOf(KEYS.keySet());
    }

    /** The key of a standard that a narrower one stands for, such as {@code outbound.timeout}; null if there is none. */
    public static @Nullable String general(String key) {
        if (KEYS.containsKey(key)) {
            return key;
        }
        Matcher narrower = NARROWER.matcher(key);
        if (!narrower.matches()) {
            return null;
        }
        String part = narrower.group(1);
        String general =
                switch (part) {
                    case "mode" -> "mode";
                    case "deadline-mode" -> "deadline.mode";
                    case "attempt-timeout" -> "outbound.timeout";
                    default -> part.startsWith("breaker.") ? part : "outbound." + part;
                };
        return KEYS.containsKey(general) ? general : null;
    }

    /** Where a Spring Boot application says it, such as {@code evenkeel.outbound.timeout}; null if nowhere. */
    public static @Nullable String property(String name) {
        StandardKey key = KEYS.get(name);
        return key == null ? null : key.property();
    }

    /** Whether the values are lists. */
    public static boolean isList(String name) {
        StandardKey key = KEYS.get(name);
        return key != null && key.type().isList();
    }

    /** What a program holds of such a value: a duration, a number, a flag, a text, or a list of texts. */
    public static Class<?> javaType(String name) {
        return switch (get(name).type()) {
            case DURATION -> Duration.class;
            case INTEGER -> Integer.class;
            case DECIMAL -> BigDecimal.class;
            case FLAG -> Boolean.class;
            case WORD -> String.class;
            case WORDS, TEXTS, DURATIONS -> List.class;
        };
    }

    static @Nullable StandardKey find(String name) {
        return KEYS.get(name);
    }

    static StandardKey get(String name) {
        StandardKey key = KEYS.get(name);
        if (key == null) {
            throw new IllegalArgumentException(name + " is no key of the standard");
        }
        return key;
    }

    private static void words(String name, String... words) {
        String last = words[words.length - 1];
        String others = String.join(", ", List.of(words).subList(0, words.length - 1));
        add(
                name,
                ValueType.WORD,
                null,
                null,
                null,
                List.of(words),
                others + " or " + last,
                "evenkeel." + name,
                Use.DEFAULT);
    }

    private static void flag(String name) {
        add(name, ValueType.FLAG, null, null, null, List.of(), "true or false", "evenkeel." + name, Use.DEFAULT);
    }

    private static void duration(String name, String least, String most) {
        add(
                name,
                ValueType.DURATION,
                ValueType.DURATION.read(least),
                ValueType.DURATION.read(most),
                null,
                List.of(),
                "a duration from " + least + " to " + most,
                "evenkeel." + name,
                Use.DEFAULT);
    }

    private static void integer(String name, String least, String most) {
        add(
                name,
                ValueType.INTEGER,
                number(least),
                number(most),
                null,
                List.of(),
                least + " to " + most,
                "evenkeel." + name,
                Use.DEFAULT);
    }

    private static void decimal(String name, String least, String most, String expected) {
        add(
                name,
                ValueType.DECIMAL,
                number(least),
                number(most),
                null,
                List.of(),
                expected,
                "evenkeel." + name,
                Use.DEFAULT);
    }

    /** Exactly 5/6 is no decimal, and no objective: not even a total failure would page. */
    private static void target(String name) {
        inCode(
                name,
                ValueType.DECIMAL,
                "0.833333333333333334",
                "0.999999999",
                null,
                "a decimal > 5/6 and <= 0.999999999, such as 0.999");
    }

    private static void list(String name, ValueType type, ItemForm items, String expected, Use use) {
        put(new StandardKey(
                name,
                type,
                null,
                null,
                null,
                List.of(),
                items,
                expected + ", with commas between",
                "evenkeel." + name,
                use));
    }

    private static void put(StandardKey key) {
        KEYS.put(key.name(), key);
    }

    private static void inCode(
            String name,
            ValueType type,
            @Nullable String least,
            @Nullable String most,
            @Nullable String step,
            String expected) {
        add(name, type, read(type, least), read(type, most), read(type, step), List.of(), expected, null, Use.DEFAULT);
    }

    private static @Nullable Value read(ValueType type, @Nullable String text) {
        return text == null ? null : type.read(text);
    }

    private static @Nullable Value number(String text) {
        return ValueType.DECIMAL.read(text);
    }

    private static void add(String name, ValueType type, String expected, Use use) {
        add(
                name,
                type,
                null,
                null,
                null,
                List.of(),
                expected,
                use == Use.FIXED && !name.equals("enabled") ? null : "evenkeel." + name,
                use);
    }

    private static void add(
            String name,
            ValueType type,
            @Nullable Value least,
            @Nullable Value most,
            @Nullable Value step,
            List<String> words,
            String expected,
            @Nullable String property,
            Use use) {
        put(new StandardKey(name, type, least, most, step, words, ItemForm.ANY, expected, property, use));
    }
}
