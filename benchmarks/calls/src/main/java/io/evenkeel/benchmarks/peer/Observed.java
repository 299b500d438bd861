package io.evenkeel.benchmarks.peer;

import io.evenkeel.benchmarks.stack.SloTimer;
import io.evenkeel.benchmarks.stack.Tracing;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.TracingAwareMeterObservationHandler;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.context.ContextStorage;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/** Micrometer's Observation around Resilience4j, with the handlers and the log keys that Spring Boot wires. Without AOP. */
public final class Observed {
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final Resilience4j resilience4j;

    /**
     * @param registry without a meter: a filter is added to it
     */
    public Observed(MeterRegistry registry, Tracing tracing) {
        registry.config().meterFilter(new Buckets());
        this.resilience4j = new Resilience4j(true).measuredBy(registry);
        DefaultMeterObservationHandler meters = new DefaultMeterObservationHandler(registry);
        if (tracing.traces()) {
            OtelTracer tracer = tracer(tracing);
            observations
                    .observationConfig()
                    .observationHandler(new DefaultTracingObservationHandler(tracer))
                    .observationHandler(new TracingAwareMeterObservationHandler<>(meters, tracer));
        } else {
            observations.observationConfig().observationHandler(meters);
        }
    }

    /** Log keys come and go with the current span: in the whole process, so that a process has one of these only. */
    private static OtelTracer tracer(Tracing tracing) {
        Slf4JEventListener logKeys = new Slf4JEventListener();
        ContextStorage.addWrapper(new EventPublishingContextWrapper(logKeys::onEvent));
        return new OtelTracer(
                tracing.openTelemetry().getTracer("observed"), new OtelCurrentTraceContext(), logKeys::onEvent);
    }

    public Object call(Supplier<Object> work) {
        return observed("payments", () -> resilience4j.lookedUp(work));
    }

    /** An observation of its own around such a call. */
    public Object journey(Supplier<Object> work) {
        return observed("checkout", () -> call(work));
    }

    private Object observed(String name, Supplier<Object> work) {
        return Observation.createNotStarted(name, observations)
                .lowCardinalityKeyValue("team", "shop")
                .lowCardinalityKeyValue("tier", "high")
                .<Object>observe(work);
    }

    private static final class Buckets implements MeterFilter {
        private final double[] nanos =
                Arrays.stream(SloTimer.buckets()).mapToDouble(Duration::toNanos).toArray();

        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            return id.getType() == Meter.Type.TIMER && !id.getName().startsWith("resilience4j")
                    ? DistributionStatisticConfig.builder()
                            .serviceLevelObjectives(nanos)
                            .build()
                            .merge(config)
                    : config;
        }
    }
}
