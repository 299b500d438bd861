package io.evenkeel.spring.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.call.CurrentJourney;
import io.evenkeel.call.JourneyContext;
import io.evenkeel.context.Handover;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@SuppressWarnings("FutureReturnValueIgnored") // what the work has seen comes another way
class ExecutorBeansTest {
    private final List<Throwable> faults = new ArrayList<>();
    private final Handover handover = new Handover((component, fault) -> faults.add(fault));
    private final ExecutorBeans beans = new ExecutorBeans(
            new SpringExecutors(handover, faults::add), new JdkExecutors(handover), Set.of("excluded"));
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(3));
    private final JourneyContext journey = new JourneyContext();

    @AfterEach
    void stop() {
        pool.shutdownNow();
        assertThat(faults).isEmpty();
    }

    private Object bean(Object bean) {
        return beans.postProcessAfterInitialization(beans.postProcessBeforeInitialization(bean, "bean"), "bean");
    }

    private @Nullable JourneyContext seenBy(ExecutorService executor) throws Exception {
        CurrentJourney.enter(journey);
        try {
            return executor.submit(CurrentJourney::get).get(5, TimeUnit.SECONDS);
        } finally {
            CurrentJourney.leave(journey);
        }
    }

    @Test
    void aPoolIsStillOneAndSaysWhatTheOtherSays() throws Exception {
        ThreadPoolExecutor carrying = (ThreadPoolExecutor) bean(pool);

        assertThat(carrying).isNotSameAs(pool);
        assertThat(bean(carrying)).isSameAs(carrying);
        assertThat(seenBy(carrying)).isSameAs(journey);
        assertThat(carrying.getQueue()).isSameAs(pool.getQueue());
        assertThat(carrying.getPoolSize()).isOne();
        assertThat(carrying.getLargestPoolSize()).isOne();
        assertThat(carrying.getThreadFactory()).isSameAs(pool.getThreadFactory());
        assertThat(carrying.getRejectedExecutionHandler()).isSameAs(pool.getRejectedExecutionHandler());
        carrying.setMaximumPoolSize(3);
        carrying.setCorePoolSize(2);
        carrying.setKeepAliveTime(7, TimeUnit.SECONDS);
        carrying.allowCoreThreadTimeOut(true);
        assertThat(pool.getMaximumPoolSize())
                .isEqualTo(carrying.getMaximumPoolSize())
                .isEqualTo(3);
        assertThat(pool.getCorePoolSize()).isEqualTo(carrying.getCorePoolSize()).isEqualTo(2);
        assertThat(pool.getKeepAliveTime(TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(carrying.allowsCoreThreadTimeOut()).isTrue();
        carrying.shutdown();
        assertThat(pool.isShutdown()).isTrue();
        assertThat(carrying.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(carrying.isTerminated()).isTrue();
        assertThat(carrying.isTerminating()).isFalse();
        assertThat(carrying.getCompletedTaskCount()).isOne();
        assertThat(carrying).hasToString(pool.toString());
    }

    @Test
    void whatIsInItsQueueIsFoundAndGivenBack() {
        ThreadPoolExecutor carrying = (ThreadPoolExecutor) bean(pool);
        CountDownLatch busy = new CountDownLatch(1);
        Runnable removed = () -> {};
        Runnable left = () -> {};
        carrying.execute(() -> {
            try {
                busy.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        carrying.execute(removed);
        carrying.execute(left);
        Future<?> cancelled = carrying.submit(() -> {});
        assertThatThrownBy(() -> carrying.execute(left)).isInstanceOf(RejectedExecutionException.class);

        assertThat(carrying.remove(removed)).isTrue();
        assertThat(carrying.remove(removed)).isFalse();
        cancelled.cancel(true);
        carrying.purge();
        assertThat(carrying.shutdownNow()).containsExactly(left);
    }

    @Test
    void aPoolOfTimersIsStillOne() throws Exception {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
        ScheduledThreadPoolExecutor carrying = (ScheduledThreadPoolExecutor) bean(timers);
        carrying.setRemoveOnCancelPolicy(true);

        assertThat(carrying).isNotSameAs(timers);
        assertThat(bean(carrying)).isSameAs(carrying);
        assertThat(seenBy(carrying)).isSameAs(journey);
        assertThat(timers.getRemoveOnCancelPolicy()).isTrue();
        carrying.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(true);
        assertThat(carrying.getQueue()).isEmpty();
        assertThat(carrying.shutdownNow()).isEmpty();
        assertThat(timers.isShutdown()).isTrue();
    }

    @Test
    void whatNobodyCanAskForByItsClassCarriesBehindItsInterface() throws Exception {
        ScheduledExecutorService single = Executors.newSingleThreadScheduledExecutor();
        ScheduledExecutorService carrying = (ScheduledExecutorService) bean(single);
        List<JourneyContext> seen = new ArrayList<>();
        Executor lambda = (Executor) bean((Executor) Runnable::run);
        lambda.execute(() -> seen.add(new JourneyContext()));

        assertThat(seenBy(carrying)).isSameAs(journey);
        assertThat(bean(carrying)).isSameAs(carrying);
        assertThat(seen).hasSize(1);
        carrying.shutdownNow();
        assertThat(single.isShutdown()).isTrue();
    }

    @Test
    void theApplicationsOwnClassesAndWhatItExcludesAreLeftAlone() {
        class Own extends ThreadPoolExecutor {
            Own() {
                super(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
            }
        }
        Own own = new Own();
        ThreadPoolExecutor ordered = new ThreadPoolExecutor(
                0, 1, 1, TimeUnit.SECONDS, new PriorityBlockingQueue<>(1, Comparator.comparing(Object::hashCode)));
        ForkJoinPool forks = new ForkJoinPool(1);

        assertThat(bean(own)).isSameAs(own);
        assertThat(bean(ordered)).isSameAs(ordered);
        assertThat(bean(forks)).isSameAs(forks);
        assertThat(beans.postProcessAfterInitialization(pool, "excluded")).isSameAs(pool);
        assertThat(bean("no executor")).isEqualTo("no executor");
        forks.shutdownNow();
    }

    @Test
    void theApplicationsOwnDecoratorRunsToo() throws Exception {
        List<String> decorated = new ArrayList<>();
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setTaskDecorator(task -> () -> {
            decorated.add(CurrentJourney.get() == journey ? "with the journey" : "without");
            task.run();
        });
        assertThat(bean(executor)).isSameAs(executor);
        executor.initialize();
        bean(executor);

        assertThat(seenBy(executor.getThreadPoolExecutor())).isSameAs(journey);
        assertThat(decorated).containsExactly("with the journey");
        executor.shutdown();
    }

    @Test
    void aQueueInAnOrderOfItsOwnKeepsTheTasksAsTheyAre() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor() {
            @Override
            protected java.util.concurrent.BlockingQueue<Runnable> createQueue(int capacity) {
                return new PriorityBlockingQueue<>(1, Comparator.comparing(Object::hashCode));
            }
        };
        executor.initialize();
        bean(executor);
        List<JourneyContext> seen = new ArrayList<>();
        CurrentJourney.enter(journey);
        Future<?> done = executor.submit(() -> {
            JourneyContext here = CurrentJourney.get();
            if (here != null) {
                seen.add(here);
            }
        });
        CurrentJourney.leave(journey);

        assertThat(done).succeedsWithin(java.time.Duration.ofSeconds(5));
        assertThat(seen).isEmpty();
        executor.shutdown();
    }
}
