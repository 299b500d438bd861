package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.guard.BreakerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {
    private static final int THREADS = 10_000;
    private static final BreakerSettings NEVER_OPEN =
            new BreakerSettings(1, 100_000, Duration.ofSeconds(10), Duration.ofSeconds(5), 1);

    @TempDir
    private Path files;

    /** All of them are under way at once, and some are tried again, so that the pause between attempts is seen as well. */
    @Test
    void tenThousandOfThemThroughOneDependencyPinNoneAndLoseNoCount() throws Exception {
        run(100, new SimpleMeterRegistry()); // a class that is initialized pins, whoever waits for it
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Readings readings = new Readings(registry);

        Path pinned = files.resolve("pinned.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withoutThreshold();
            recording.start();
            run(THREADS, registry);
            recording.stop();
            recording.dump(pinned);
        }

        assertThat(readings.of("dependency.calls")).isEqualTo(Map.of("payments success", (double) THREADS));
        assertThat(readings.nonZero("dependency.attempts"))
                .isEqualTo(Map.of("payments success", (double) THREADS, "payments failure", 5.0));
        assertThat(readings.nonZero("slo.events"))
                .containsEntry("checkout availability good", (double) THREADS)
                .doesNotContainKey("checkout availability bad");
        assertThat(ourOwn(pinned)).isEmpty();
    }

    private static void run(int calls, SimpleMeterRegistry registry) throws Exception {
        Reliability reliability = Reliability.builder(registry)
                .announced(false)
                .journey("checkout")
                .dependency("payments", spec -> spec.idempotent(true)
                        .concurrencyLimit(calls)
                        .breaker(NEVER_OPEN)
                        .timeout(Duration.ofMinutes(5)))
                .build();
        Dependency payments = reliability.dependency("payments");
        AtomicInteger failures = new AtomicInteger(5); // as many as the budget pays retries for
        CountDownLatch allUnderWay = new CountDownLatch(calls);
        ExecutorService threads = virtualThreads();
        for (int i = 0; i < calls; i++) {
            threads.execute(() -> reliability
                    .journey("checkout")
                    .run(() -> payments.get(() -> {
                        allUnderWay.countDown();
                        await(allUnderWay);
                        if (failures.getAndDecrement() > 0) {
                            throw new IllegalStateException("down");
                        }
                        return "done";
                    })));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    }

    private static List<String> ourOwn(Path recording) throws IOException {
        return RecordingFile.readAllEvents(recording).stream()
                .map(String::valueOf)
                .filter(event -> event.contains("io.evenkeel."))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("not all are under way");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By name, because the test is compiled for a Java that has none. */
    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }
}
