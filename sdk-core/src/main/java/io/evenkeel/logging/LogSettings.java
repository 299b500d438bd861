package io.evenkeel.logging;

import static java.util.Objects.requireNonNull;

import io.evenkeel.call.InvalidSettingException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which keys log lines have beside {@code journey}.
 *
 * @param service whether {@code service} is one of them
 * @param ids whether {@code trace_id} and {@code span_id} are ours to show
 * @param datadog whether Datadog's keys are shown too
 * @param baggageKeys the entries of baggage that are shown, each under its own name
 */
public record LogSettings(boolean service, boolean ids, boolean datadog, List<String> baggageKeys) {
    private static final int MOST_BAGGAGE = 16;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    /** Keys of ours and of Spring Boot, and fields of ECS, Logstash and GELF: a second one of a name can cost the whole line. */
    private static final Set<String> TAKEN = Set.of(
            "service",
            "journey",
            "trace_id",
            "span_id",
            "traceId",
            "spanId",
            "dd",
            "log",
            "message",
            "process",
            "error",
            "ecs",
            "event",
            "tags",
            "labels",
            "host",
            "agent",
            "trace",
            "span",
            "transaction",
            "level",
            "level_value",
            "logger_name",
            "thread_name",
            "stack_trace",
            "version",
            "short_message",
            "full_message",
            "timestamp");

    /**
     * @throws InvalidSettingException if a name of baggage is not allowed, or there are too many
     */
    public LogSettings {
        baggageKeys = List.copyOf(requireNonNull(baggageKeys, "baggageKeys"));
        Set<String> seen = new HashSet<>();
        for (String key : baggageKeys) {
            if (!NAME.matcher(key).matches() || TAKEN.contains(first(key)) || !seen.add(first(key))) {
                throw new InvalidSettingException(
                        "baggage-keys",
                        LogText.safe(key, 100),
                        "names of 1 to 64 letters, digits, '.', '_' or '-', a letter or digit first, that differ up to the"
                                + " first '.' from each other and from the log's own keys");
            }
        }
        if (baggageKeys.size() > MOST_BAGGAGE) {
            throw new InvalidSettingException("baggage-keys", baggageKeys.size() + " names", "at most " + MOST_BAGGAGE);
        }
    }

    /** What a format nests by. */
    private static String first(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }
}
