package io.evenkeel.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Reliability;
import io.evenkeel.UserJourney;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.HttpResources;

/** After requests that fail in every way, no thread of any pool shows anything of any of them. */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is counted
class ContextLeakTest {
    private static final int THREADS = 4;
    private static final int AT_ONCE = 8;

    /** The pools as they are, around which the application gets one that carries. */
    private static final ThreadPoolExecutor FIXED = pool(THREADS, THREADS);

    private static final ThreadPoolExecutor NARROW =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new SynchronousQueue<>());

    private static ThreadPoolExecutor pool(int core, int most) {
        return new ThreadPoolExecutor(core, most, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
    }

    @Configuration(proxyBeanMethods = false)
    static class Pools {
        @Bean(destroyMethod = "")
        ThreadPoolExecutor fixed() {
            return FIXED;
        }

        @Bean(destroyMethod = "")
        Executor narrow() {
            return NARROW;
        }

        @Bean
        ThreadPoolTaskExecutor tasks() {
            ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
            pool.setCorePoolSize(THREADS);
            return pool;
        }

        @Bean
        ThreadPoolTaskScheduler scheduler() {
            ThreadPoolTaskScheduler pool = new ThreadPoolTaskScheduler();
            pool.setPoolSize(THREADS);
            return pool;
        }

        @Bean
        ContextChaos chaos(List<Executor> executors, Reliability reliability, WebClient.Builder clients) {
            return new ContextChaos(executors, reliability.dependency("store"), clients.build());
        }
    }

    @RestController
    static class Desk {
        private final ContextChaos chaos;

        Desk(ContextChaos chaos) {
            this.chaos = chaos;
        }

        @GetMapping("/chaos")
        @UserJourney("chaos")
        Object chaos(@RequestParam long seed, @RequestParam String url, @RequestParam boolean blocking)
                throws Exception {
            Random random = new Random(seed);
            return blocking ? chaos.blocking(random, url) : chaos.reactive(random, url);
        }

        @GetMapping("/answer")
        String answer() {
            return "answer";
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void afterSomeRequests(WebApplicationType web) throws Exception {
        nothingIsLeftAfter(web, 400);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void afterTenThousandRequests(WebApplicationType web) throws Exception {
        nothingIsLeftAfter(web, 10_000);
    }

    private static void nothingIsLeftAfter(WebApplicationType web, int requests) throws Exception {
        try (LaneApp app = LaneApp.start(
                web,
                List.of(Pools.class, Desk.class),
                "spring.task.execution.mode=force",
                "spring.task.execution.pool.core-size=" + THREADS,
                "server.tomcat.threads.max=" + AT_ONCE * 2,
                "server.tomcat.threads.min-spare=" + AT_ONCE * 2,
                "evenkeel.dependencies.store.timeout=50ms",
                "evenkeel.dependencies.store.retry.backoff=1ms",
                "evenkeel.outbound.retry.backoff=1ms",
                "logging.level.root=off")) {
            send(app, web, requests);
            ContextChaos chaos = app.bean(ContextChaos.class);
            assertThat(chaos.arrived.sum()).isGreaterThan(requests / 4);
            assertThat(chaos.lost.sum()).isZero();
            assertNothingIsLeft(app);
        }
    }

    private static void send(LaneApp app, WebApplicationType web, int requests) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        Semaphore places = new Semaphore(AT_ONCE);
        Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
        for (int seed = 0; seed < requests; seed++) {
            places.acquire();
            URI uri = URI.create(app.url("/chaos?seed=" + seed + "&blocking=" + (web == WebApplicationType.SERVLET)
                    + "&url=" + app.url("/answer")));
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build();
            client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, error) -> {
                places.release();
                if (error != null) {
                    broken.add(error);
                }
            });
        }
        places.acquire(AT_ONCE);
        assertThat(broken).isEmpty();
    }

    private static void assertNothingIsLeft(LaneApp app) throws Exception {
        ThreadPoolTaskExecutor tasks = app.context().getBean("tasks", ThreadPoolTaskExecutor.class);
        ThreadPoolTaskExecutor ofBoot = app.context().getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class);
        ThreadPoolTaskScheduler scheduler = app.bean(ThreadPoolTaskScheduler.class);
        // What carries would hide what was left: the threads are asked directly.
        tasks.setTaskDecorator(task -> task);
        ofBoot.setTaskDecorator(task -> task);
        scheduler.setTaskDecorator(task -> task);
        Hooks.disableAutomaticContextPropagation();
        try {
            assertClean("fixed", FIXED, THREADS);
            assertClean("narrow", NARROW, 1);
            assertClean("tasks", tasks, THREADS);
            assertClean("applicationTaskExecutor", ofBoot, THREADS);
            assertClean("scheduler", scheduler, THREADS);
            assertClean("common pool", ForkJoinPool.commonPool(), ForkJoinPool.getCommonPoolParallelism());
            assertClean(
                    "delays of the JDK", CompletableFuture.delayedExecutor(0, TimeUnit.NANOSECONDS, Runnable::run), 1);
            List<Scheduler.Worker> workers = new ArrayList<>();
            for (int i = 0; i < Schedulers.DEFAULT_POOL_SIZE; i++) {
                workers.add(Schedulers.parallel().createWorker());
            }
            for (Scheduler.Worker worker : workers) {
                assertClean("parallel", worker::schedule, 1);
                worker.dispose();
            }
            assertClean("boundedElastic", Schedulers.boundedElastic()::schedule, 2);
            for (boolean server : new boolean[] {false, true}) {
                for (Executor loop : server
                        ? HttpResources.get().onServer(true)
                        : HttpResources.get().onClient(true)) {
                    assertClean("Netty", loop, 1);
                }
            }
        } finally {
            Hooks.enableAutomaticContextPropagation();
        }
    }

    /** Asks all threads of a pool, each of which waits until the others have been asked. */
    private static void assertClean(String pool, Executor executor, int threads) throws Exception {
        Queue<Seen> seen = new ConcurrentLinkedQueue<>();
        CountDownLatch asked = new CountDownLatch(threads);
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Runnable question = () -> {
                seen.add(Seen.here());
                asked.countDown();
                try {
                    if (asked.await(10, TimeUnit.SECONDS)) {
                        done.countDown();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            };
            // A pool without a queue takes it once its last work has ended.
            await().ignoreException(RejectedExecutionException.class).until(() -> {
                executor.execute(question);
                return true;
            });
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).as(pool).isTrue();
        assertThat(seen).as(pool).hasSize(threads).allMatch(Seen::nothing);
    }
}
