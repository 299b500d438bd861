package io.evenkeel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 20_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void oneThreadGetsAllPlacesAndNoMore() {
        Places places = new Places(3);

        assertThat(List.of(places.tryAcquire(), places.tryAcquire(), places.tryAcquire(), places.tryAcquire()))
                .containsExactly(true, true, true, false);

        places.release();
        assertThat(places.tryAcquire()).isTrue();
        assertThat(places.tryAcquire()).isFalse();
    }

    @Test
    void aPlaceIsThereForAllWhoeverHasGivenItBack() throws Exception {
        Places places = new Places(THREADS);
        CyclicBarrier all = new CyclicBarrier(THREADS);
        onAllThreads(() -> {
            assertThat(places.tryAcquire()).isTrue();
            all.await();
            assertThat(places.tryAcquire()).isFalse();
            all.await();
            places.release();
            return null;
        });

        for (int i = 0; i < THREADS; i++) {
            assertThat(places.tryAcquire()).as("place %s", i).isTrue();
        }
        assertThat(places.tryAcquire()).isFalse();
    }

    @Test
    void noThreadIsRefusedWhileThereIsAPlaceForEach() throws Exception {
        Places places = new Places(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        AtomicInteger refused = new AtomicInteger();

        onAllThreads(() -> {
            start.await();
            for (int i = 0; i < ROUNDS; i++) {
                if (places.tryAcquire()) {
                    places.release();
                } else {
                    refused.incrementAndGet();
                }
            }
            return null;
        });

        assertThat(refused).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void neverAreMorePlacesTakenThanThereAre(int limit) throws Exception {
        Places places = new Places(limit);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger admitted = new AtomicInteger();

        onAllThreads(() -> {
            start.await();
            for (int i = 0; i < ROUNDS; i++) {
                if (places.tryAcquire()) {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    admitted.incrementAndGet();
                    inside.decrementAndGet();
                    places.release();
                }
            }
            return null;
        });

        assertThat(most.get()).isBetween(1, limit);
        assertThat(admitted.get()).isPositive();
        for (int i = 0; i < limit; i++) {
            assertThat(places.tryAcquire()).isTrue();
        }
        assertThat(places.tryAcquire()).isFalse();
    }

    private void onAllThreads(Callable<Object> work) throws Exception {
        List<Future<Object>> done = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            done.add(threads.submit(work));
        }
        for (Future<Object> one : done) {
            one.get();
        }
    }
}
