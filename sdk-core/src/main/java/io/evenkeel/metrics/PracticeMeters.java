package io.evenkeel.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Which practices the service follows: {@code reliability.practice}, 1 or 0. What cannot be told, and what is not about this
 * service, has no series. And the level that it has by that: {@code reliability.level}. Thread-safe.
 */
public final class PracticeMeters {
    private final MeterRegistry registry;
    private final Runnable refresh;
    private final Map<String, Row> rows = new HashMap<>();
    private final AtomicInteger level = new AtomicInteger();
    private @Nullable Gauge levelShown;

    /**
     * @param refresh called whenever a value is read; quick, and must not throw. It may show other values
     */
    public PracticeMeters(MeterRegistry registry, Runnable refresh) {
        this.registry = registry;
        this.refresh = refresh;
    }

    /**
     * Publishes what was found.
     *
     * @param passed null for neither
     */
    public synchronized void show(String practice, String level, @Nullable Boolean passed) {
        Row row = rows.get(practice);
        if (passed == null) {
            if (row != null) {
                rows.remove(practice);
                row.removeFrom(registry);
            }
            return;
        }
        if (row == null) {
            row = new Row(passed);
            row.register(practice, level);
            rows.put(practice, row);
        }
        row.passed = passed;
    }

    /**
     * Publishes the level.
     *
     * @param reached how many levels the service has, the lowest first
     */
    public synchronized void showLevel(int reached) {
        level.set(reached);
        if (levelShown == null) {
            levelShown = Gauge.builder(MeterNames.RELIABILITY_LEVEL, () -> {
                        refresh.run();
                        return level.get();
                    })
                    .description("The level of the guide map that the service has: 3 is A, 2 is B, 1 is C, 0 is none")
                    .register(registry);
        }
    }

    private final class Row {
        private volatile boolean passed;
        private @Nullable Meter shown;

        Row(boolean passed) {
            this.passed = passed;
        }

        void register(String practice, String level) {
            shown = Gauge.builder(MeterNames.RELIABILITY_PRACTICE, this::read)
                    .description("Whether the service follows a practice of the guide map")
                    .tag("practice", practice)
                    .tag("level", level)
                    .register(registry);
        }

        private int read() {
            refresh.run();
            return passed ? 1 : 0;
        }

        void removeFrom(MeterRegistry registry) {
            if (shown != null) {
                registry.remove(shown);
            }
        }
    }
}
