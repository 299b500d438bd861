package io.evenkeel.benchmarks;

import io.evenkeel.Reliability;
import io.evenkeel.ReliabilityBuilder;
import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Part;
import io.evenkeel.benchmarks.result.Row;
import io.evenkeel.benchmarks.stack.Sdk;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.slo.BurnRateView;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a service pays once, not per call, as its journeys and dependencies grow in number: heap, and the time and size of a
 * scrape. In a process of its own, with a fixed heap.
 */
public final class Growth {
    private static final int[] COUNTS = {1, 10, 100, 1_000};
    private static final int VIEWS = 1_000;
    private static final int SCRAPES = 20;
    private static final int THREADS = 16;
    private static final int CALLS_OF_EACH_THREAD = 20_000;
    private static final int SETTLED = 5;
    private static final int NOISE_BYTES = 1024;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private Growth() {}

    /** {@code Growth FORM FILE}. */
    public static void main(String[] arguments) {
        Form form = Form.valueOf(arguments[0]);
        Part part = new Part(
                Here.with(form.parameters(Map.of(
                        "repetitions", String.valueOf(form.repetitions),
                        "flags of the JVM",
                                String.join(
                                        " ",
                                        ManagementFactory.getRuntimeMXBean().getInputArguments())))),
                List.of());
        round(); // for what is loaded once and kept
        for (int repetition = 0; repetition < form.repetitions; repetition++) {
            part = part.and(round());
        }
        part.write(Path.of(arguments[1]));
    }

    private static List<Row> round() {
        List<Row> rows = new ArrayList<>();
        for (int count : COUNTS) {
            rows.add(service(count));
        }
        rows.add(views());
        return rows;
    }

    /** Each journey and each dependency has had one call: meters that exist only then exist. */
    private static Row service(int count) {
        long before = usedBytes();
        PrometheusMeterRegistry registry = Sdk.registry();
        ReliabilityBuilder builder = Sdk.of(registry, Tracing.P0);
        for (int i = 0; i < count; i++) {
            builder.journey("n" + i).dependency("n" + i);
        }
        Reliability sdk = builder.build();
        Supplier<Object> work = () -> sdk;
        for (int i = 0; i < count; i++) {
            String name = "n" + i;
            if (sdk.journey(name).get(() -> sdk.dependency(name).get(work)) != sdk) {
                throw new IllegalStateException("the call of " + name + " has another result");
            }
        }
        double heap = usedBytes() - before;
        callFromManyThreads(sdk, count, work);
        double heapOfThreads = usedBytes() - before;
        String scraped = registry.scrape();
        List<Double> millis = Stream.generate(() -> scrapeMillis(registry, scraped.length()))
                .limit(SCRAPES)
                .toList();
        if (sdk.dependencies().size() != count + 1) {
            throw new IllegalStateException("there are " + sdk.dependencies().size() + " dependencies");
        }
        return new Row(
                Key.of("Growth.service", String.valueOf(count)),
                Map.of(
                        "heap KiB", Figure.of(heap / 1024),
                        "heap KiB after 16 threads", Figure.of(heapOfThreads / 1024),
                        "scrape ms", Figure.of(millis),
                        "scrape KiB", Figure.of(scraped.length() / 1024.0),
                        "series",
                                Figure.of((double) scraped.lines()
                                        .filter(line -> !line.startsWith("#"))
                                        .count())));
    }

    /** Striped cells grow with the threads that meet in them. */
    private static void callFromManyThreads(Reliability sdk, int count, Supplier<Object> work) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<Object> calls = () -> {
                for (int call = 0; call < CALLS_OF_EACH_THREAD; call++) {
                    String name = "n" + call % count;
                    sdk.journey(name).get(() -> sdk.dependency(name).get(work));
                }
                return sdk;
            };
            for (Future<Object> done : threads.invokeAll(Collections.nCopies(THREADS, calls))) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private static double scrapeMillis(PrometheusMeterRegistry registry, int length) {
        long startNanos = System.nanoTime();
        int scraped = registry.scrape().length();
        long tookNanos = System.nanoTime() - startNanos;
        if (scraped < length / 2) {
            throw new IllegalStateException("scraped " + scraped + " characters (expected: about " + length + ")");
        }
        return tookNanos / 1e6;
    }

    private static Row views() {
        PrometheusMeterRegistry registry = Sdk.registry();
        var objectives = Reliability.builder(registry)
                .announced(false)
                .journey(Sdk.JOURNEY)
                .build()
                .journey(Sdk.JOURNEY)
                .objectives();
        List<BurnRateView> views = new ArrayList<>(VIEWS);
        long before = usedBytes();
        for (int i = 0; i < VIEWS; i++) {
            views.add(new BurnRateView(objectives, null, System::nanoTime));
        }
        double bytes = usedBytes() - before;
        if (views.get(0).rates().size() != objectives.size()) {
            throw new IllegalStateException("a view has no rate for each objective");
        }
        return new Row(
                Key.of("Growth.burnRateView", "per objective"),
                Map.of("heap KiB", Figure.of(bytes / 1024 / VIEWS / objectives.size())));
    }

    /** What is alive: what the last collections have not made less any more. */
    private static long usedBytes() {
        long least = Long.MAX_VALUE;
        for (int same = 0; same < SETTLED; same++) {
            MEMORY.gc();
            long used = MEMORY.getHeapMemoryUsage().getUsed();
            if (used < least - NOISE_BYTES) {
                same = 0;
            }
            least = Math.min(least, used);
        }
        return least;
    }
}
