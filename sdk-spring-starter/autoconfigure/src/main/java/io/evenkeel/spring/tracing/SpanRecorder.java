package io.evenkeel.spring.tracing;

import io.opentelemetry.api.OpenTelemetry;

/**
 * Who makes the spans of this application.
 *
 * @param agent whether the OpenTelemetry Java agent makes those of requests, runs, messages and of calls of clients: Spring
 *     Boot makes none then
 * @param openTelemetry where Evenkeel's own spans are made: with the agent's, or with Spring Boot's; nowhere where a tracer
 *     makes the others that is not OpenTelemetry's
 */
public record SpanRecorder(boolean agent, OpenTelemetry openTelemetry) {}
