package io.evenkeel.spring.config;

import io.evenkeel.slo.ObjectiveKind;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One journey.
 *
 * @param routes The inbound requests that belong to the journey: path patterns such as "/orders/{id}", or an HTTP method
 *     and a path pattern such as "POST /orders". The most specific pattern of all journeys wins, and wins over
 *     annotations.
 * @param objectives What the journey promises, by name. Without any: those of the standard.
 * @param every How often a success is expected at least: each time that this passes without one is a bad event of its
 *     freshness objectives.
 * @param deadline How long its work may take at most, with all that it calls: the calls to dependencies keep to what is left
 *     of it.
 * @param reviewed The day on which the team last looked at the objectives, such as 2026-11-20.
 * @param runbook The URL of what helps whoever is paged for the journey. Default: that of the service.
 * @param dashboard The URL of where the journey is seen at a glance. Default: that of the service.
 */
public record JourneyProperties(
        @DefaultValue List<String> routes,
        @DefaultValue Map<String, ObjectiveProperties> objectives,
        @Nullable Duration every,
        @Nullable Duration deadline,
        @Nullable LocalDate reviewed,
        @Nullable URI runbook,
        @Nullable URI dashboard) {

    /**
     * One objective.
     *
     * @param kind What is promised. Default: what the objective's name says, if it is "availability", "latency"
     *     or "freshness".
     * @param target The part of events that is to be good: more than 5/6, less than 1.
     * @param threshold For a latency objective: the longest good duration. For a freshness objective: the highest good age of
     *     a record.
     * @param window The rolling window, in whole days. Default: that of the standard, 30 days.
     */
    public record ObjectiveProperties(
            @Nullable ObjectiveKind kind,
            @Nullable BigDecimal target,
            @Nullable Duration threshold,
            @Nullable Duration window) {}
}
