package io.evenkeel.call;

/** The parts of the SDK in which a fault can be isolated. */
public enum Component {
    /** A {@link CallObserver} threw. */
    OBSERVER("observer"),
    /** An {@link OutcomeClassifier} threw, or returned {@code null}. */
    CLASSIFIER("classifier"),
    /** A {@link GuardListener} threw. */
    LISTENER("listener"),
    /** The meter registry threw. */
    METRICS("metrics"),
    /** The breaker or the concurrency limit threw: the call went through unguarded. */
    GUARD("guard"),
    /** Recording an inbound request threw. */
    INBOUND("inbound"),
    /** Resolving or classifying an outbound request threw: the call went through unguarded. */
    OUTBOUND("outbound"),
    /** What shows keys in the log, or says a bad event there, threw. */
    LOGGING("logging"),

    /** Making a span, or telling it something, threw. */
    TRACING("tracing"),

    /** Carrying something to another thread threw: the work was done without it. */
    CONTEXT("context"),

    /** Looking whether the service follows a practice threw. */
    PRACTICE("practice");

    private final String label;

    Component(String label) {
        this.label = label;
    }

    /** The value of the {@code component} label. */
    public String label() {
        return label;
    }
}
