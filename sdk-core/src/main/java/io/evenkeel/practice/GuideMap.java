package io.evenkeel.practice;

import java.util.List;

/** All practices, the lowest level first. A page without a practice, and a practice without a page, fail the build. */
public final class GuideMap {
    private static final List<Practice> PRACTICES = List.of(
            c("service-named", "The service has a name of its own"),
            c("environment-named", "The service knows where it is deployed"),
            c("build-identified", "The version and the revision of what runs are known"),
            c("owner-named", "The service says which team owns it"),
            c("metrics-exported", "The metrics leave the service"),
            c("journeys-declared", "The critical user journeys are declared"),
            c("probes-exposed", "The platform can ask whether the service lives, and whether it is ready"),
            c("shutdown-graceful", "Requests under way are finished before the service stops"),
            c("timeouts-set", "Every call to a dependency ends in time"),
            c("logs-structured", "Log lines are written for machines"),
            c("actuator-protected", "Endpoints that tell secrets or change something are not open to anyone"),
            c("versions-patched", "No library is below a version with a known vulnerability"),
            b("objectives-reviewed", "Every objective was looked at in the last months"),
            b("runbooks-linked", "Whoever is paged finds a runbook"),
            b("dashboards-linked", "Whoever is paged finds a dashboard"),
            b("traces-continued", "A request is one trace, from the first service to the last"),
            b("traces-exported", "Traces leave the service"),
            b("logs-correlated", "A log line leads to its trace and its journey"),
            b("retries-budgeted", "Retries are bounded by a budget"),
            b("retried-once", "A call is retried in one layer only"),
            b("breakers-enforced", "Calls to a broken dependency are refused"),
            b("concurrency-limited", "A slow dependency cannot take all threads"),
            b("resources-limited", "The memory and the CPU of the process have limits that it knows of"),
            b("deviations-explained", "Every deviation from the standard has a reason and an end"),
            b("sdk-recent", "The SDK is not old"),
            b("telemetry-redacted", "What leaves with traces and logs is redacted"),
            a("latency-promised", "Every journey of requests has an objective of latency"),
            a("freshness-promised", "Every journey of scheduled runs or messages has an objective of freshness"),
            a("deadlines-honoured", "Work that nobody waits for any more is refused"),
            a("clients-guarded", "No client goes past the guard"),
            a("context-carried", "Journey, deadline and trace follow the work to other threads"),
            a("standard-current", "The service runs the newest standard of its SDK"),
            a("memory-exhaustion-handled", "A process without memory ends, and is replaced"),
            a("user-unprivileged", "The process does not run as root"),
            a("sdk-faultless", "The SDK itself has no faults"));

    private GuideMap() {}

    /** Every practice once. */
    public static List<Practice> practices() {
        return PRACTICES;
    }

    private static Practice c(String id, String title) {
        return new Practice(id, Level.C, title);
    }

    private static Practice b(String id, String title) {
        return new Practice(id, Level.B, title);
    }

    private static Practice a(String id, String title) {
        return new Practice(id, Level.A, title);
    }
}
