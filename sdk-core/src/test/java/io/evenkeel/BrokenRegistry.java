package io.evenkeel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A registry that throws for the meters it is told to: when they are registered, or each time they record. */
final class BrokenRegistry extends SimpleMeterRegistry {
    private final Predicate<String> registering;
    private final Predicate<String> recording;

    private BrokenRegistry(Predicate<String> registering, Predicate<String> recording) {
        this.registering = registering;
        this.recording = recording;
    }

    static BrokenRegistry registering(Predicate<String> names) {
        return new BrokenRegistry(names, name -> false);
    }

    static BrokenRegistry recording(Predicate<String> names) {
        return new BrokenRegistry(name -> false, names);
    }

    @Override
    protected Counter newCounter(Meter.Id id) {
        refuse(id);
        return recording.test(id.getName()) ? broken(Counter.class, id) : super.newCounter(id);
    }

    @Override
    protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
        refuse(id);
        return recording.test(id.getName()) ? broken(Timer.class, id) : super.newTimer(id, config, pauses);
    }

    @Override
    protected <T> Gauge newGauge(Meter.Id id, @Nullable T source, ToDoubleFunction<T> value) {
        refuse(id);
        return super.newGauge(id, source, value);
    }

    private void refuse(Meter.Id id) {
        if (registering.test(id.getName())) {
            throw new IllegalStateException("registering");
        }
    }

    private static <M> M broken(Class<M> type, Meter.Id id) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (meter, method, given) -> switch (method.getName()) {
                    case "getId" -> id;
                    case "hashCode" -> id.hashCode();
                    case "equals" -> meter == given[0];
                    case "toString" -> "broken " + id;
                    default -> throw new IllegalStateException("recording");
                }));
    }
}
