package io.evenkeel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the same work in many threads that set off at once. */
final class Together {
    /** Work that is told which thread it runs in, from 0. */
    @FunctionalInterface
    interface Work {
        void run(int thread) throws Exception;
    }

    private Together() {}

    static void run(int threads, Work work) throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier line = new CyclicBarrier(threads);
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                runs.add(pool.submit(() -> {
                    line.await(30, TimeUnit.SECONDS);
                    work.run(thread);
                    return thread;
                }));
            }
            for (Future<?> run : runs) {
                run.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
