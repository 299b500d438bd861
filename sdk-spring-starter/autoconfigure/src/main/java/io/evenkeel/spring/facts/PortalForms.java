package io.evenkeel.spring.facts;

import io.evenkeel.practice.PracticeReport;
import io.evenkeel.practice.PracticeReport.Answer;
import io.evenkeel.practice.PracticeState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The facts in the forms that developer portals take. Who takes which: {@code docs/facts.md}. */
public final class PortalForms {
    private final Facts facts;

    PortalForms(Facts facts) {
        this.facts = facts;
    }

    /** What a fact retriever of Backstage's Tech Insights emits, and the schema of it. */
    public Map<String, Object> techInsights() {
        PracticeReport report = facts.report();
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> schema = new LinkedHashMap<>();
        for (Summary summary : summaries(report)) {
            values.put(summary.name(), summary.value());
            schema.put(summary.name(), type(summary.type(), summary.meaning()));
        }
        for (Answer answer : report.answers()) {
            String name = camelCase(answer.practice().id());
            values.put(name, answer.finding().state().holds());
            schema.put(name, type("boolean", answer.practice().title()));
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("entity", Map.of("namespace", "default", "kind", "component", "name", facts.serviceName()));
        told.put("timestamp", facts.generatedAt());
        told.put("facts", values);
        told.put("schema", schema);
        return told;
    }

    /** The body of Datadog's request that updates the outcomes of a scorecard. */
    public Map<String, Object> scorecard() {
        PracticeReport report = facts.report();
        List<Map<String, Object>> results =
                report.answers().stream().map(this::outcome).toList();
        return Map.of("data", Map.of("type", "batched-outcome", "attributes", Map.of("results", results)));
    }

    /** The body of Cortex' request that adds custom data. */
    public Map<String, Object> customData() {
        PracticeReport report = facts.report();
        Map<String, Object> practices = new LinkedHashMap<>();
        report.answers()
                .forEach(answer -> practices.put(
                        answer.practice().id(), answer.finding().state().label()));
        List<Map<String, Object>> values = new ArrayList<>();
        for (Summary summary : summaries(report)) {
            values.add(keyed("evenkeel-" + kebabCase(summary.name()), summary.value()));
        }
        values.add(keyed("evenkeel-practices", practices));
        return Map.of("values", Map.of(facts.serviceName(), values));
    }

    private Map<String, Object> outcome(Answer answer) {
        PracticeState state = answer.finding().state();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("rule_id", answer.practice().id());
        told.put("entity_reference", "service:" + facts.serviceName());
        told.put(
                "state",
                switch (state) {
                    case PASSED -> "pass";
                    case SKIPPED -> "skip";
                    case FAILED, UNIMPLEMENTED -> "fail";
                });
        told.put(
                "remarks",
                (state == PracticeState.UNIMPLEMENTED ? "Cannot be told: " : "")
                        + PlainText.html(facts.evidence(answer)));
        return told;
    }

    /** One number or word of the whole. */
    private record Summary(String name, Object value, String type, String meaning) {}

    private List<Summary> summaries(PracticeReport report) {
        return List.of(
                new Summary("level", Facts.level(report), "string", "The level of the guide map: none, C, B or A"),
                new Summary("passed", report.count(PracticeState.PASSED), "integer", "Practices that are followed"),
                new Summary("failed", report.count(PracticeState.FAILED), "integer", "Practices that are not"),
                new Summary(
                        "skipped",
                        report.count(PracticeState.SKIPPED),
                        "integer",
                        "Practices about what the service does not have"),
                new Summary(
                        "unimplemented",
                        report.count(PracticeState.UNIMPLEMENTED),
                        "integer",
                        "Practices of which nothing can tell"),
                new Summary("sdkVersion", facts.sdk().sdkVersion(), "string", "The version of Evenkeel"),
                new Summary("standard", facts.standard(), "string", "The standard that is in effect"),
                new Summary("standardDigest", facts.sdk().standardDigest(), "string", "Changes with each value of it"),
                new Summary(
                        "unexplainedDeviations",
                        facts.unexplained(),
                        "integer",
                        "Deviations that are not stricter, without a reason that holds today"),
                new Summary(
                        "vulnerableLibraries",
                        facts.versions().vulnerable(),
                        "integer",
                        "Libraries below a version with a known vulnerability"));
    }

    private static Map<String, Object> type(String type, String meaning) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", type);
        told.put("description", meaning);
        return told;
    }

    private static Map<String, Object> keyed(String key, Object value) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("key", key);
        told.put("value", value);
        return told;
    }

    /** {@code owner-named} as {@code ownerNamed}: names of facts are used in JSON paths and scripts. */
    static String camelCase(String id) {
        StringBuilder text = new StringBuilder();
        for (String word : id.split("-", -1)) {
            text.append(text.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return text.toString();
    }

    private static String kebabCase(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
