package io.evenkeel;

import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a program without a framework is not asked: who integrates the SDK into one answers in the place of these. */
final class PlainPractices {
    private static final Map<String, List<String>> BY_REASON = Map.of(
            "no server and no exporter that the SDK knows of",
            List.of("metrics-exported", "probes-exposed", "shutdown-graceful", "actuator-protected"),
            "no configuration of Spring Boot that would say it",
            List.of(
                    "environment-named",
                    "build-identified",
                    "owner-named",
                    "objectives-reviewed",
                    "runbooks-linked",
                    "dashboards-linked"),
            "no logging of Spring Boot",
            List.of("logs-structured", "logs-correlated"),
            "no tracing of Spring Boot",
            List.of("traces-continued", "traces-exported", "telemetry-redacted"),
            "no beans of Spring",
            List.of("retried-once", "clients-guarded", "context-carried"));

    private PlainPractices() {}

    /** By the id of the practice. */
    static Map<String, PracticeCheck> checks() {
        Map<String, PracticeCheck> checks = new HashMap<>();
        BY_REASON.forEach((reason, practices) ->
                practices.forEach(practice -> checks.put(practice, () -> Finding.skipped("plain Java: " + reason))));
        return checks;
    }
}
