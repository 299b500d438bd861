package io.evenkeel.e2e;

import java.util.LinkedHashMap;
import java.util.Map;

/** What scrapes the services, evaluates the rules, and sends its alerts to an Alertmanager of its own. */
interface Engine extends AutoCloseable {
    String name();

    /** Where it answers {@code /api/v1/query}. */
    Web web();

    Alertmanager alertmanager();

    /** Fails if the query is not valid. */
    default Answer query(String expression) {
        return ask(Map.of("query", expression));
    }

    /** @param time Unix time in seconds */
    default Answer query(String expression, double time) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("query", expression);
        fields.put("time", String.format("%.3f", time));
        return ask(fields);
    }

    private Answer ask(Map<String, String> fields) {
        return Answer.of(web().form("/api/v1/query", fields));
    }

    @Override
    void close();
}
