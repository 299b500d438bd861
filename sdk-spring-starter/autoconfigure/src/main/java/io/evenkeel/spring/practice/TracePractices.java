package io.evenkeel.spring.practice;

import io.evenkeel.practice.Evidence;
import io.evenkeel.practice.Finding;
import io.evenkeel.practice.PracticeCheck;
import io.evenkeel.spring.config.EvenkeelProperties;
import io.evenkeel.spring.identity.Exports;
import io.evenkeel.spring.tracing.SpanRecorder;
import io.evenkeel.standard.EffectiveStandard;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** The traces of requests, and what leaves with them. */
final class TracePractices {
    private static final String HEADER = "traceparent";
    private static final String PROBABILITY = "management.tracing.sampling.probability";
    private static final String NO_TRACER =
            "nothing traces (expected: a starter of Evenkeel, or another Tracer of Micrometer, or the OpenTelemetry agent)";

    private final EffectiveStandard standard;
    private final EvenkeelProperties properties;
    private final SpanRecorder recorder;
    private final ListableBeanFactory beans;
    private final Environment environment;

    TracePractices(
            EffectiveStandard standard,
            EvenkeelProperties properties,
            SpanRecorder recorder,
            ListableBeanFactory beans,
            Environment environment) {
        this.standard = standard;
        this.properties = properties;
        this.recorder = recorder;
        this.beans = beans;
        this.environment = environment;
    }

    Map<String, PracticeCheck> checks() {
        return Map.of(
                "traces-continued", new Settled(this::continued),
                "traces-exported", new Settled(this::exported),
                "telemetry-redacted", new Settled(this::redacted));
    }

    /** Whether anybody makes spans. */
    boolean traces() {
        return recorder.agent() || (isPresent("io.micrometer.tracing.Tracer") && Micrometer.traces(beans));
    }

    private Finding continued() {
        if (recorder.agent()) {
            return continued(
                    Set.copyOf(recorder.openTelemetry()
                            .getPropagators()
                            .getTextMapPropagator()
                            .fields()),
                    "the OpenTelemetry agent");
        }
        return traces() ? Micrometer.continued(beans) : Finding.failed(NO_TRACER);
    }

    private static Finding continued(Set<String> headers, String by) {
        return headers.contains(HEADER)
                ? Finding.passed(HEADER + " is read and written by " + by)
                : Finding.failed(by + " does not read and write " + HEADER
                        + " (expected: W3C among management.tracing.propagation.type)");
    }

    private Finding exported() {
        if (recorder.agent()) {
            return "none".equals(environment.getProperty("otel.traces.exporter"))
                    ? Finding.failed("otel.traces.exporter=none (expected: otlp)")
                    : Finding.passed("by the OpenTelemetry agent");
        }
        if (!traces()) {
            return Finding.failed(NO_TRACER);
        }
        List<String> targets = Exports.of(beans, environment).on().stream()
                .filter(text -> text.startsWith("traces to "))
                .toList();
        if (targets.isEmpty()) {
            return Finding.failed("nowhere (expected: evenkeel.otlp.endpoint)");
        }
        return environment.getProperty(PROBABILITY, Double.class, 0.1) > 0
                ? Finding.passed(Evidence.text(targets.get(0)))
                : Finding.failed(PROBABILITY + "=0 (expected: more, such as the standard's "
                        + standard.word("tracing.sampling") + ")");
    }

    private Finding redacted() {
        if (!properties.redaction().enabled()) {
            return Finding.failed(
                    "evenkeel.redaction.enabled=false (expected: " + standard.wanted("redaction.enabled", true) + ")");
        }
        if (recorder.agent()) {
            return Finding.unimplemented("the OpenTelemetry agent exports by rules of its own");
        }
        return Finding.passed("names, URLs, statements and secrets"
                + (properties.tracing().exceptionMessages() ? "; messages of exceptions leave" : "")
                + (properties.redaction().keep().isEmpty()
                        ? ""
                        : "; kept: "
                                + Evidence.text(
                                        Evidence.listed(properties.redaction().keep()))));
    }

    private boolean isPresent(String type) {
        return ClassUtils.isPresent(type, beans.getClass().getClassLoader());
    }

    /** A class of its own, so that the tracer is looked for only where it is there. */
    private static final class Micrometer {
        static boolean traces(ListableBeanFactory beans) {
            Tracer tracer = beans.getBeanProvider(Tracer.class).getIfUnique();
            return tracer != null && tracer != Tracer.NOOP;
        }

        /** The fields that a propagator names are those that it writes; those that it reads it asks for. */
        static Finding continued(ListableBeanFactory beans) {
            Propagator propagator = beans.getBeanProvider(Propagator.class).getIfUnique();
            if (propagator == null) {
                return Finding.failed("no bean of type Propagator (expected: that of Spring Boot)");
            }
            Set<String> headers = new HashSet<>();
            propagator.extract("", (carrier, key) -> {
                headers.add(key.toLowerCase(Locale.ROOT));
                return null;
            });
            headers.retainAll(propagator.fields().stream()
                    .map(field -> field.toLowerCase(Locale.ROOT))
                    .toList());
            return TracePractices.continued(headers, "Spring Boot");
        }
    }
}
