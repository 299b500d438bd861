package io.evenkeel.benchmarks;

import io.evenkeel.Dependency;
import io.evenkeel.benchmarks.peer.HandAssembled;
import io.evenkeel.benchmarks.peer.Resilience4j;
import io.evenkeel.benchmarks.result.Figure;
import io.evenkeel.benchmarks.result.Key;
import io.evenkeel.benchmarks.result.Part;
import io.evenkeel.benchmarks.result.Row;
import io.evenkeel.benchmarks.stack.Sdk;
import io.evenkeel.benchmarks.stack.SloTimer;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * The same calls from 10,000 virtual threads and from two platform threads, all through one guard, and whether a virtual
 * thread was ever pinned. Needs a JDK 21 or later; compiled for 17.
 */
public final class VirtualThreads {
    private static final int MANY = Work.MOST_AT_ONCE;
    private static final int CALLS_OF_EACH = 200;
    private static final int PLATFORM = 2;
    private static final int WARM_UPS = 3;
    private static final String PINNED = "jdk.VirtualThreadPinned";

    private VirtualThreads() {}

    /** {@code VirtualThreads FORM FILE}. */
    public static void main(String[] arguments) throws Exception {
        Form form = Form.valueOf(arguments[0]);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Supplier<Supplier<Object>>> stack : stacks().entrySet()) {
            rows.addAll(rows(stack.getKey(), stack.getValue().get(), form.repetitions));
        }
        new Part(
                        Here.with(form.parameters(Map.of(
                                "calls of one repetition",
                                String.valueOf(MANY * CALLS_OF_EACH),
                                "repetitions",
                                WARM_UPS + " to warm up, " + form.repetitions + " measured"))),
                        rows)
                .write(Path.of(arguments[1]));
    }

    private static Map<String, Supplier<Supplier<Object>>> stacks() {
        Map<String, Supplier<Supplier<Object>>> stacks = new LinkedHashMap<>();
        stacks.put("bare call", Work::succeeding);
        for (Tracing tracing : List.of(Tracing.P0, Tracing.P1)) {
            stacks.put("ours " + tracing, () -> {
                Dependency dependency = Sdk.of(Sdk.registry(), tracing).build().dependency(Sdk.DEPENDENCY);
                Supplier<Object> work = Work.succeeding();
                return () -> dependency.get(work);
            });
        }
        stacks.put("Resilience4j breaker", () -> new Resilience4j(true).breakerAround(Work.succeeding()));
        stacks.put(
                "assembled by hand P1",
                () -> new HandAssembled(SloTimer.registry(), Tracing.P1, Work.succeeding())::call);
        return stacks;
    }

    private static List<Row> rows(String name, Supplier<Object> call, int repetitions) throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            nanosPerCall(Thread::new, PLATFORM, call);
            nanosPerCall(virtual(), MANY, call);
        }
        List<Double> platform = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        List<Double> pinned = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            platform.add(nanosPerCall(Thread::new, PLATFORM, call));
            many.add(nanosPerCall(virtual(), MANY, call));
            pinned.add((double) pinned(call));
        }
        return List.of(
                new Row(new Key(name, "platform", PLATFORM), Map.of(Row.NANOS, Figure.of(platform))),
                new Row(
                        new Key(name, "virtual", MANY),
                        Map.of(Row.NANOS, Figure.of(many), "pinned", Figure.of(pinned))));
    }

    /** Recorded in a round of its own, so that no recording is a part of what is timed. */
    private static long pinned(Supplier<Object> call) throws Exception {
        Path file = Files.createTempFile("pinned", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withThreshold(Duration.ZERO);
            recording.start();
            nanosPerCall(virtual(), MANY, call);
            recording.stop();
            recording.dump(file);
            return pinnedIn(file);
        } finally {
            Files.delete(file);
        }
    }

    private static long pinnedIn(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(PINNED))
                .count();
    }

    /** Wall-clock time of all, from the moment that they may go. */
    private static double nanosPerCall(ThreadFactory factory, int threads, Supplier<Object> call)
            throws InterruptedException {
        int calls = MANY * CALLS_OF_EACH / threads;
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(threads);
        LongAdder answered = new LongAdder();
        for (int i = 0; i < threads; i++) {
            factory.newThread(() -> {
                        try {
                            go.await();
                            answered.add(answered(call, calls));
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        } finally {
                            done.countDown();
                        }
                    })
                    .start();
        }
        long startNanos = System.nanoTime();
        go.countDown();
        done.await();
        long tookNanos = System.nanoTime() - startNanos;
        if (answered.sum() != (long) calls * threads) {
            throw new IllegalStateException("answered: " + answered + " (expected: " + (long) calls * threads + ")");
        }
        return (double) tookNanos / ((long) calls * threads);
    }

    private static long answered(Supplier<Object> call, int calls) {
        long answered = 0;
        for (int i = 0; i < calls; i++) {
            if (call.get() != null) {
                answered++;
            }
        }
        return answered;
    }

    private static ThreadFactory virtual() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }
}
