package io.evenkeel.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** An alert as Alertmanager shows it, and as it sends it to a receiver. */
record Alert(Map<String, String> labels, Map<String, String> annotations) {
    static Alert of(JsonNode alert) {
        return new Alert(texts(alert.get("labels")), texts(alert.get("annotations")));
    }

    /** What it is about, such as {@code "page EvenkeelServiceDown shop/archive - -"}. */
    String subject() {
        return String.join(
                " ",
                label("severity"),
                label("alertname"),
                label("namespace") + "/" + label("service"),
                label("journey"),
                label("objective"));
    }

    String label(String name) {
        return labels.getOrDefault(name, "-");
    }

    static Map<String, String> texts(JsonNode fields) {
        Map<String, String> texts = new TreeMap<>();
        fields.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
