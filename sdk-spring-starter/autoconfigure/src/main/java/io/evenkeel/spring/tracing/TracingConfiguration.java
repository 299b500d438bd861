package io.evenkeel.spring.tracing;

import io.evenkeel.Reliability;
import io.evenkeel.call.InvalidSettingException;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Finds out who makes the spans. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {
    private static final String MICROMETER = "io.micrometer.tracing.Tracer";

    @Bean
    static SpanRecorder evenkeelSpanRecorder(
            Environment environment, ListableBeanFactory beans, ObjectProvider<OpenTelemetry> openTelemetries) {
        if (OpenTelemetryAgent.chosen(environment) == Recorder.AGENT && !OpenTelemetryAgent.isAttached()) {
            throw new InvalidSettingException(
                    OpenTelemetryAgent.KEY, "agent", "auto or boot, as no OpenTelemetry agent is attached");
        }
        boolean agent = OpenTelemetryAgent.records(environment);
        if (!environment.getProperty("evenkeel.tracing.enabled", Boolean.class, true)) {
            return new SpanRecorder(agent, OpenTelemetry.noop());
        }
        if (agent) {
            return new SpanRecorder(true, GlobalOpenTelemetry.get());
        }
        return new SpanRecorder(
                false,
                isTracedByAnother(beans) ? OpenTelemetry.noop() : openTelemetries.getIfUnique(OpenTelemetry::noop));
    }

    /** Such as Brave: spans of OpenTelemetry would be pieces without parents beside its own. */
    private static boolean isTracedByAnother(ListableBeanFactory beans) {
        ClassLoader loader = beans.getClass().getClassLoader();
        return ClassUtils.isPresent(MICROMETER, loader) && Micrometer.isAnother(beans);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass(MICROMETER)
    static class WithoutMicrometer {
        @Bean
        ObservationSpans evenkeelObservationSpans(Reliability reliability) {
            return new SpansOfThread(reliability.faults());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = MICROMETER)
    static class Micrometer {
        private static final String OF_OPEN_TELEMETRY = "io.micrometer.tracing.otel.";

        @Bean
        ObservationSpans evenkeelObservationSpans(
                Reliability reliability, SpanRecorder recorder, ObjectProvider<io.micrometer.tracing.Tracer> tracers) {
            return recorder.agent()
                    ? new SpansOfThread(reliability.faults())
                    : new SpansOfMicrometer(tracers::getObject, reliability.faults());
        }

        static boolean isAnother(ListableBeanFactory beans) {
            io.micrometer.tracing.Tracer tracer =
                    beans.getBeanProvider(io.micrometer.tracing.Tracer.class).getIfUnique();
            return tracer != null && !tracer.getClass().getName().startsWith(OF_OPEN_TELEMETRY);
        }
    }
}
