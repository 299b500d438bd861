package io.evenkeel.spring.tracing;

/** Who is to make the spans of the application's requests, runs, messages and calls. */
public enum Recorder {
    /** The OpenTelemetry Java agent where it is attached, Spring Boot otherwise. */
    AUTO,
    /** The OpenTelemetry Java agent. */
    AGENT,
    /** Spring Boot, also where an agent is attached: what both know is recorded twice. */
    BOOT
}
