package io.evenkeel.spring.practice;

import java.util.Map;
import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;

/**
 * What an appender would write of one event: the one thing that tells how it writes, whoever has made it.
 *
 * @param by the simple name of the encoder or layout
 * @param console whether it is written to the console, where the platform collects lines
 * @param text empty if it writes nothing
 */
record WrittenLine(String by, boolean console, String text) {
    static final String LOGGER = "io.evenkeel";

    /** Not the same in JSON: a pattern that only looks like JSON breaks here, as it would in production. */
    static final String MESSAGE = "a \"line\" of\ttwo\nlines";

    private static final String TRACE = "0123456789abcdef0fedcba987654321";

    private static final String SPAN = "0123456789abcdef";
    private static final String JOURNEY = "a-journey-to-find";

    /** What is in the context of the event, by all names that a trace has there. */
    static final Map<String, String> CONTEXT =
            Map.of("trace_id", TRACE, "traceId", TRACE, "span_id", SPAN, "spanId", SPAN, "journey", JOURNEY);

    boolean isJson() {
        String line = text.strip();
        if (!line.startsWith("{") || !line.endsWith("}") || line.indexOf('\n') >= 0) {
            return false;
        }
        try {
            return JsonParserFactory.getJsonParser().parseMap(line).size() > 1;
        } catch (JsonParseException none) {
            return false;
        }
    }

    boolean hasTrace() {
        return text.contains(TRACE);
    }

    boolean hasJourney() {
        return text.contains(JOURNEY);
    }
}
