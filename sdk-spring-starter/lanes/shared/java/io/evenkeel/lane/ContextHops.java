package io.evenkeel.lane;

import io.evenkeel.Propagation;
import io.evenkeel.Reliability;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.PeriodicTrigger;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Every way in which work that a thread does goes on to another thread. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@EnableScheduling
@SuppressWarnings("FutureReturnValueIgnored") // what the work has seen comes another way
class ContextHops {
    /** Gives work away, and says what the thread showed that it came to; {@code null} where the JDK has no such thing. */
    @FunctionalInterface
    interface Hop {
        @Nullable
        Future<Seen> go(ApplicationContext beans) throws Exception;
    }

    /** Has a method of each kind. */
    static class Away {
        @Async
        public CompletableFuture<Seen> async() {
            return CompletableFuture.completedFuture(Seen.here());
        }
    }

    @Bean
    Away away() {
        return new Away();
    }

    @Bean
    ThreadPoolTaskExecutor poolOfSpring() {
        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
        pool.setCorePoolSize(2);
        pool.setThreadNamePrefix("pool-of-spring-");
        return pool;
    }

    @Bean
    SimpleAsyncTaskExecutor threadForEach() {
        return new SimpleAsyncTaskExecutor("thread-for-each-");
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService fixed() {
        return Executors.newFixedThreadPool(2);
    }

    @Bean(destroyMethod = "shutdownNow")
    ThreadPoolExecutor byClass() {
        return new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService timers() {
        return Executors.newScheduledThreadPool(2);
    }

    /** As Spring Boot makes it, which steps back where there is a {@code ScheduledExecutorService}. */
    @Bean
    TaskScheduler scheduler() {
        if (ContextTable.virtualThreads()) {
            SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
            scheduler.setVirtualThreads(true);
            return scheduler;
        }
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(2);
        return scheduler;
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService hiddenClass() throws ReflectiveOperationException {
        return ContextTable.virtualThreads()
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newSingleThreadExecutor();
    }

    /** By what the table calls them, in its order. */
    static Map<String, Hop> fromBlockingCode() {
        Map<String, Hop> hops = new LinkedHashMap<>();
        hops.put("a method with `@Async`", beans -> beans.getBean(Away.class).async());
        hops.put("Spring Boot's `applicationTaskExecutor`", beans -> beans.getBean(
                        "applicationTaskExecutor", AsyncTaskExecutor.class)
                .submit(Seen::here));
        hops.put("a `ThreadPoolTaskExecutor`", beans -> beans.getBean("poolOfSpring", ThreadPoolTaskExecutor.class)
                .submit(Seen::here));
        hops.put("a `SimpleAsyncTaskExecutor`", beans -> beans.getBean("threadForEach", AsyncTaskExecutor.class)
                .submit(Seen::here));
        hops.put("an `ExecutorService`", beans -> service(beans, "fixed").submit(Seen::here));
        hops.put(
                "a `ThreadPoolExecutor`, asked for by its class",
                beans -> beans.getBean("byClass", ThreadPoolExecutor.class).submit(Seen::here));
        hops.put("a `ScheduledExecutorService`: `schedule`", beans -> timers(beans)
                .schedule(Seen::here, 1, TimeUnit.MILLISECONDS));
        hops.put(
                "a `ScheduledExecutorService`: what is repeated",
                beans -> repeated(run -> timers(beans).scheduleAtFixedRate(run, 1, 1, TimeUnit.MILLISECONDS)));
        hops.put(
                "`Executors.newVirtualThreadPerTaskExecutor()`",
                beans -> ContextTable.virtualThreads()
                        ? service(beans, "hiddenClass").submit(Seen::here)
                        : null);
        hops.put(
                "a `TaskScheduler`: `execute`",
                beans -> CompletableFuture.supplyAsync(Seen::here, (Executor) scheduler(beans)));
        hops.put(
                "a `TaskScheduler`: `schedule` at a time",
                beans ->
                        once(run -> scheduler(beans).schedule(run, Instant.now().plusMillis(1))));
        hops.put(
                "a `TaskScheduler`: what is repeated",
                beans -> repeated(run -> scheduler(beans).scheduleAtFixedRate(run, Duration.ofMillis(1))));
        hops.put(
                "a `TaskScheduler`: what has a trigger",
                beans -> repeated(run -> scheduler(beans).schedule(run, new PeriodicTrigger(Duration.ofMillis(1)))));
        hops.put(
                "`CompletableFuture.supplyAsync(…, executor)`, the executor a bean",
                beans -> CompletableFuture.supplyAsync(Seen::here, service(beans, "fixed")));
        hops.put("`dependency.stage(…)`: a retry", beans -> retried(beans).toCompletableFuture());
        hops.put(
                "`dependency.stage(…)`: what is done with its answer",
                beans -> retried(beans).thenApply(seen -> Seen.here()).toCompletableFuture());
        hops.put(
                "Reactor, with `block()`",
                beans -> done(Mono.fromSupplier(Seen::here)
                        .subscribeOn(Schedulers.parallel())
                        .block()));
        hops.put(
                "WebClient, with `block()`: what is done with its answer",
                beans -> done(ask(beans).map(answer -> Seen.here()).block()));
        hops.put("WebClient: a filter of the application, in a retry", beans -> filtered(beans, "/flaky"));
        hops.put(
                "WebClient, with `subscribe()`: what is done with its answer",
                beans -> ask(beans).map(answer -> Seen.here()).toFuture());
        hops.put(
                "the same with `contextCapture()`",
                beans -> ask(beans).map(answer -> Seen.here()).contextCapture().toFuture());
        hops.put(
                "the common pool: `CompletableFuture.supplyAsync(…)`, `parallelStream()`",
                beans -> ForkJoinPool.commonPool().submit(Seen::here));
        hops.put(
                "the same with `Propagation.supplier(…)`",
                beans -> CompletableFuture.supplyAsync(Propagation.supplier(Seen::here)));
        hops.put("`new Thread(…)`", beans -> once(run -> new Thread(run).start()));
        hops.put(
                "the same with `Propagation.runnable(…)`",
                beans -> once(run -> new Thread(Propagation.runnable(run)).start()));
        return hops;
    }

    /** By what the table calls them, in its order. */
    static Map<String, Supplier<Mono<Seen>>> fromReactiveCode(Executor bean, WebClient client, String url) {
        Map<String, Supplier<Mono<Seen>>> hops = new LinkedHashMap<>();
        hops.put("WebFlux: the handler", () -> Mono.fromSupplier(Seen::here));
        hops.put(
                "WebFlux: `publishOn(…)`",
                () -> Mono.just("").publishOn(Schedulers.boundedElastic()).map(x -> Seen.here()));
        hops.put(
                "WebFlux: `delayElement(…)`",
                () -> Mono.just("").delayElement(Duration.ofMillis(1)).map(x -> Seen.here()));
        hops.put(
                "WebFlux: what is done with WebClient's answer",
                () -> client.get().uri(url).retrieve().bodyToMono(String.class).map(answer -> Seen.here()));
        hops.put(
                "WebFlux: `Mono.fromFuture(supplyAsync(…, executor))`, the executor a bean",
                () -> Mono.fromFuture(() -> CompletableFuture.supplyAsync(Seen::here, bean)));
        return hops;
    }

    private static ExecutorService service(ApplicationContext beans, String name) {
        return beans.getBean(name, ExecutorService.class);
    }

    private static ScheduledExecutorService timers(ApplicationContext beans) {
        return beans.getBean("timers", ScheduledExecutorService.class);
    }

    private static TaskScheduler scheduler(ApplicationContext beans) {
        return beans.getBean("scheduler", TaskScheduler.class);
    }

    private static Future<Seen> done(@Nullable Seen seen) {
        return seen == null
                ? CompletableFuture.failedFuture(new IllegalStateException("nothing came"))
                : CompletableFuture.completedFuture(seen);
    }

    private static Future<Seen> once(Consumer<Runnable> way) {
        CompletableFuture<Seen> seen = new CompletableFuture<>();
        way.accept(() -> seen.complete(Seen.here()));
        return seen;
    }

    /** The third run, which no other than the second has scheduled. */
    private static Future<Seen> repeated(Function<Runnable, ScheduledFuture<?>> way) {
        CompletableFuture<Seen> seen = new CompletableFuture<>();
        AtomicInteger runs = new AtomicInteger();
        ScheduledFuture<?> repeated = way.apply(() -> {
            if (runs.incrementAndGet() == 3) {
                seen.complete(Seen.here());
            }
        });
        return seen.whenComplete((done, error) -> repeated.cancel(false));
    }

    private static CompletionStage<Seen> retried(ApplicationContext beans) {
        AtomicInteger attempts = new AtomicInteger();
        Supplier<CompletionStage<Seen>> work = () -> attempts.incrementAndGet() == 1
                ? CompletableFuture.failedFuture(new IllegalStateException("on purpose"))
                : CompletableFuture.completedFuture(Seen.here());
        return beans.getBean(Reliability.class).dependency("store").stage(work, true);
    }

    private static Mono<String> ask(ApplicationContext beans) {
        return beans.getBean(WebClient.Builder.class)
                .clone()
                .build()
                .get()
                .uri(url(beans) + "/answer")
                .retrieve()
                .bodyToMono(String.class);
    }

    private static Future<Seen> filtered(ApplicationContext beans, String path) {
        CompletableFuture<Seen> seen = new CompletableFuture<>();
        AtomicInteger attempts = new AtomicInteger();
        beans.getBean(WebClient.Builder.class)
                .clone()
                .filter((request, next) -> {
                    if (attempts.incrementAndGet() == 2) {
                        seen.complete(Seen.here());
                    }
                    return next.exchange(request);
                })
                .build()
                .get()
                .uri(url(beans) + path)
                .retrieve()
                .bodyToMono(String.class)
                .onErrorComplete()
                .block();
        return seen;
    }

    private static String url(ApplicationContext beans) {
        return "http://127.0.0.1:" + beans.getEnvironment().getProperty("local.server.port");
    }
}
