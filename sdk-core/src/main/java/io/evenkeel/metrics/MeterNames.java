package io.evenkeel.metrics;

/** The meter names of the telemetry contract. They are public API: see {@code docs/telemetry.md}. */
final class MeterNames {
    static final String SLO_EVENTS = "slo.events";
    static final String SLO_EVENTS_EXCLUDED = "slo.events.excluded";
    static final String SLO_BAD_EVENTS = "slo.bad.events";
    static final String SLO_OBJECTIVE_RATIO = "slo.objective.ratio";
    static final String SLO_OBJECTIVE_THRESHOLD = "slo.objective.threshold.seconds";
    static final String JOURNEY_DURATION = "journey.duration";
    static final String JOURNEY_REJECTIONS = "journey.rejections";
    static final String DEPENDENCY_CALLS = "dependency.calls";
    static final String DEPENDENCY_ATTEMPTS = "dependency.attempts";
    static final String DEPENDENCY_REJECTIONS = "dependency.rejections";
    static final String DEPENDENCY_BREAKER_STATE = "dependency.breaker.state";
    static final String RELIABILITY_DEVIATION = "reliability.deviation";
    static final String RELIABILITY_INFO = "reliability.info";
    static final String RELIABILITY_SDK_FAULTS = "reliability.sdk.faults";
    static final String RELIABILITY_LEVEL = "reliability.level";
    static final String RELIABILITY_PRACTICE = "reliability.practice";

    private MeterNames() {}
}
