package io.evenkeel.e2e;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at all Alertmanagers every second, and remembers what each of them ever had. */
final class Watch implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Map<String, Alert>> seen = new ConcurrentHashMap<>();
    private final Story story;

    Watch(List<Engine> engines, Story story) {
        this.story = story;
        engines.forEach(engine -> seen.put(engine.name(), new ConcurrentHashMap<>()));
        Future<?> unused = clock.scheduleWithFixedDelay(() -> engines.forEach(this::look), 0, 1, TimeUnit.SECONDS);
    }

    /** The subjects of all alerts that have fired since the beginning. */
    Set<String> seen(Engine engine) {
        return new TreeSet<>(seen.get(engine.name()).keySet());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void look(Engine engine) {
        try {
            for (Alert alert : engine.alertmanager().alerts()) {
                if (seen.get(engine.name()).putIfAbsent(alert.subject(), alert) == null) {
                    story.tell(engine + ": " + alert.subject() + "\n      " + alert.annotations());
                }
            }
        } catch (RuntimeException noAnswer) {
            story.tell(engine + ": " + noAnswer);
        }
    }
}
