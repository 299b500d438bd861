package io.evenkeel.lane;

import io.evenkeel.Dependency;
import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gives work to other threads, where anything goes wrong that can. The same seed does the same. */
final class ContextChaos {
    private enum Failure {
        NONE,
        BEFORE,
        INSIDE,
        AFTER,
        CANCELLED,
        TIMED_OUT,
        INTERRUPTED,
        LEFT_OPEN
    }

    private static final long LATE_MILLIS = 2;

    /** Work that came to another thread without what it should have carried. */
    final LongAdder lost = new LongAdder();
    /** Work that came to another thread. */
    final LongAdder arrived = new LongAdder();

    private final List<Executor> executors;
    private final Dependency store;
    private final WebClient client;

    ContextChaos(List<Executor> executors, Dependency store, WebClient client) {
        this.executors = executors;
        this.store = store;
        this.client = client;
    }

    String blocking(Random random, String url) throws Exception {
        Failure failure = Failure.values()[random.nextInt(Failure.values().length)];
        if (failure == Failure.BEFORE) {
            throw new IllegalStateException("on purpose");
        }
        try {
            return switch (random.nextInt(4)) {
                case 0 -> future(random, failure);
                case 1 -> stage(failure);
                case 2 -> client(failure, url);
                default -> task(random, failure);
            };
        } finally {
            Thread.interrupted(); // where nothing has waited: the server would not answer
        }
    }

    private String task(Random random, Failure failure) throws Exception {
        JourneyContext here = CurrentJourney.get();
        FutureTask<String> task = new FutureTask<>(() -> work(failure, here));
        executors.get(random.nextInt(executors.size())).execute(task); // may refuse it
        switch (failure) {
            case CANCELLED -> task.cancel(random.nextBoolean());
            case INTERRUPTED -> Thread.currentThread().interrupt();
            default -> {}
        }
        try {
            return after(failure, task.get(failure == Failure.TIMED_OUT ? LATE_MILLIS : 10_000, TimeUnit.MILLISECONDS));
        } finally {
            task.cancel(true);
        }
    }

    private String future(Random random, Failure failure) throws Exception {
        JourneyContext here = CurrentJourney.get();
        Executor executor = executors.get(random.nextInt(executors.size()));
        CompletableFuture<String> future = CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return work(failure == Failure.CANCELLED ? Failure.NONE : failure, here);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        executor)
                .thenApplyAsync(text -> text + (CurrentJourney.get() == here), executor);
        switch (failure) {
            case CANCELLED -> future.cancel(true);
            case TIMED_OUT -> future.orTimeout(LATE_MILLIS, TimeUnit.MILLISECONDS);
            case INTERRUPTED -> Thread.currentThread().interrupt();
            default -> {}
        }
        return after(failure, future.get(10, TimeUnit.SECONDS));
    }

    private String stage(Failure failure) throws Exception {
        JourneyContext here = CurrentJourney.get();
        CompletableFuture<String> answer = store.stage(
                        () -> failure == Failure.TIMED_OUT || failure == Failure.CANCELLED
                                ? new CompletableFuture<>()
                                : CompletableFuture.supplyAsync(() -> "", executors.get(0))
                                        .thenApply(text -> {
                                            if (failure == Failure.INSIDE) {
                                                throw new IllegalStateException("on purpose");
                                            }
                                            return text;
                                        }),
                        true)
                .thenApply(text -> seen(here))
                .toCompletableFuture();
        switch (failure) {
            case CANCELLED -> answer.cancel(true);
            case TIMED_OUT -> answer.orTimeout(LATE_MILLIS, TimeUnit.MILLISECONDS);
            case INTERRUPTED -> Thread.currentThread().interrupt();
            default -> {}
        }
        return after(failure, answer.get(10, TimeUnit.SECONDS));
    }

    private String client(Failure failure, String url) {
        JourneyContext here = CurrentJourney.get();
        Mono<String> answer = reactive(failure, url, here);
        if (failure == Failure.INTERRUPTED) {
            Thread.currentThread().interrupt();
        }
        return after(failure, String.valueOf(answer.block()));
    }

    /** What WebFlux subscribes to, and what blocks on Spring MVC. */
    Mono<String> reactive(Random random, String url) {
        return reactive(Failure.values()[random.nextInt(Failure.values().length)], url, CurrentJourney.get());
    }

    private Mono<String> reactive(Failure failure, String url, @Nullable JourneyContext here) {
        Mono<String> answer = client.get()
                .uri(url)
                .retrieve()
                .bodyToMono(String.class)
                .publishOn(Schedulers.parallel())
                .map(text -> seen(here))
                .publishOn(Schedulers.boundedElastic())
                .map(text -> {
                    if (failure == Failure.INSIDE || failure == Failure.BEFORE) {
                        throw new IllegalStateException("on purpose");
                    }
                    return seen(here);
                });
        return switch (failure) {
            case TIMED_OUT -> answer.timeout(Duration.ofMillis(LATE_MILLIS));
            case CANCELLED -> answer.takeUntilOther(Mono.delay(Duration.ofMillis(LATE_MILLIS)));
            default -> answer;
        };
    }

    private String work(Failure failure, @Nullable JourneyContext here) throws InterruptedException {
        String text = seen(here);
        switch (failure) {
            case INSIDE -> throw new IllegalStateException("on purpose");
            case TIMED_OUT, CANCELLED, INTERRUPTED -> late();
            case LEFT_OPEN -> leaveOpen();
            default -> {}
        }
        return text;
    }

    private static void late() throws InterruptedException {
        if (new CountDownLatch(1).await(LATE_MILLIS * 4, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody counts down");
        }
    }

    /** As an application does that forgets to close what it has opened. */
    @SuppressWarnings("MustBeClosedChecker")
    private static void leaveOpen() {
        Context.current().with(Span.getInvalid()).makeCurrent();
        CurrentJourney.enter(new JourneyContext());
    }

    private String seen(@Nullable JourneyContext here) {
        arrived.increment();
        if (here == null || CurrentJourney.get() != here) {
            lost.increment();
        }
        return "";
    }

    private static String after(Failure failure, String text) {
        if (failure == Failure.AFTER) {
            throw new IllegalStateException("on purpose");
        }
        return text;
    }
}
