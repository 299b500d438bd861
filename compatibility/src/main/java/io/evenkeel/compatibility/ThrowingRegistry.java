package io.evenkeel.compatibility;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A registry that refuses every meter, from a moment on. */
final class ThrowingRegistry extends SimpleMeterRegistry {
    private volatile boolean throwing;

    void startThrowing() {
        throwing = true;
    }

    private void refuse() {
        if (throwing) {
            throw new IllegalStateException("this registry throws");
        }
    }

    @Override
    protected Counter newCounter(Meter.Id id) {
        refuse();
        return super.newCounter(id);
    }

    @Override
    protected Timer newTimer(Meter.Id id, DistributionStatisticConfig config, PauseDetector pauses) {
        refuse();
        return super.newTimer(id, config, pauses);
    }

    @Override
    protected <T> FunctionCounter newFunctionCounter(Meter.Id id, T object, ToDoubleFunction<T> count) {
        refuse();
        return super.newFunctionCounter(id, object, count);
    }

    @Override
    protected <T> Gauge newGauge(Meter.Id id, @Nullable T object, ToDoubleFunction<T> value) {
        refuse();
        return super.newGauge(id, object, value);
    }
}
