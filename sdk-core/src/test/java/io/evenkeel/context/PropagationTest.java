package io.evenkeel.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.evenkeel.Propagation;
import io.evenkeel.call.Component;
import io.evenkeel.call.Deadline;
import io.evenkeel.call.JourneyContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("FutureReturnValueIgnored") // what the work has seen comes another way
class PropagationTest {
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    private final JourneyContext journey = new JourneyContext(Deadline.in(0, Duration.ofSeconds(1)), true);

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(Shown.here()).isEqualTo(Shown.NOTHING);
        assertThat(pool.submit(Shown::here).get(5, TimeUnit.SECONDS)).isEqualTo(Shown.NOTHING);
        pool.shutdownNow();
    }

    /** Each way to give work to a pool. */
    private Future<Shown> given(String way, boolean fails) throws InterruptedException {
        CompletableFuture<Shown> seen = new CompletableFuture<>();
        Runnable work = () -> {
            seen.complete(Shown.here());
            if (fails) {
                throw new IllegalStateException("on purpose");
            }
        };
        Callable<Shown> call = () -> {
            work.run();
            return Shown.here();
        };
        ExecutorService carrying = Propagation.executor((ExecutorService) pool);
        switch (way) {
            case "runnable" -> pool.execute(Propagation.runnable(work));
            case "callable" -> pool.submit(Propagation.callable(call));
            case "supplier" -> {
                Supplier<Shown> supplier = Propagation.supplier(() -> {
                    work.run();
                    return Shown.here();
                });
                pool.submit(supplier::get);
            }
            case "executor" -> Propagation.executor((Executor) pool).execute(work);
            case "execute" -> carrying.execute(work);
            case "submit" -> carrying.submit(work);
            case "submit with result" -> carrying.submit(work, "result");
            case "submit a callable" -> carrying.submit(call);
            case "invokeAll" -> carrying.invokeAll(List.of(call));
            case "invokeAll in time" -> carrying.invokeAll(List.of(call), 5, TimeUnit.SECONDS);
            case "invokeAny" -> quietly(() -> carrying.invokeAny(List.of(call)));
            case "invokeAny in time" -> quietly(() -> carrying.invokeAny(List.of(call), 5, TimeUnit.SECONDS));
            case "schedule" -> Propagation.executor(pool).schedule(work, 1, TimeUnit.MILLISECONDS);
            case "schedule a callable" -> Propagation.executor(pool).schedule(call, 1, TimeUnit.MILLISECONDS);
            case "future" -> CompletableFuture.runAsync(work, carrying);
            default -> throw new IllegalArgumentException(way);
        }
        return seen;
    }

    private static void quietly(Callable<?> work) {
        try {
            work.call();
        } catch (Exception onPurpose) {
            // what it fails with is not what is looked at
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "runnable",
                "callable",
                "supplier",
                "executor",
                "execute",
                "submit",
                "submit with result",
                "submit a callable",
                "invokeAll",
                "invokeAll in time",
                "invokeAny",
                "invokeAny in time",
                "schedule",
                "schedule a callable",
                "future"
            })
    void workCarriesWhatTheThreadShowedThatGaveIt(String way) {
        for (boolean fails : new boolean[] {false, true}) {
            Shown.something(journey, way, () -> {
                Shown here = Shown.here();
                assertThat(here.journey()).isSameAs(journey);
                assertThat(seen(way, fails)).isEqualTo(here.handedOver());
                assertThat(Shown.here()).isEqualTo(here);
            });
        }
    }

    private Shown seen(String way, boolean fails) {
        try {
            return given(way, fails).get(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRepeatedRunStartsWithNothing() {
        List<Shown> seen = new ArrayList<>();
        CountDownLatch runs = new CountDownLatch(4);
        Runnable run = () -> {
            synchronized (seen) {
                seen.add(Shown.here());
            }
            runs.countDown();
        };
        ScheduledExecutorService carrying = Propagation.executor(pool);

        Shown.something(journey, "one", () -> {
            Future<?> rate = carrying.scheduleAtFixedRate(run, 0, 1, TimeUnit.MILLISECONDS);
            Future<?> delay = carrying.scheduleWithFixedDelay(run, 0, 1, TimeUnit.MILLISECONDS);
            await().until(() -> runs.getCount() == 0);
            rate.cancel(true);
            delay.cancel(true);
        });

        assertThat(seen).containsOnly(Shown.NOTHING);
    }

    @Test
    void theSameWorkRunsSeveralTimesAndOnAThreadThatShowsSomethingElse() {
        List<Shown> seen = new ArrayList<>();
        List<Runnable> carried = new ArrayList<>();
        JourneyContext other = new JourneyContext();
        Shown.something(journey, "one", () -> {
            carried.add(Propagation.runnable(() -> seen.add(Shown.here())));
            assertThat(Propagation.runnable(carried.get(0))).isSameAs(carried.get(0));
        });

        carried.get(0).run();
        Shown.something(other, "other", () -> {
            Shown here = Shown.here();
            carried.get(0).run();
            assertThat(Shown.here()).isEqualTo(here);
        });

        assertThat(seen)
                .containsExactly(new Shown(journey, "one", "one", null), new Shown(journey, "one", "one", "other"));
    }

    @Test
    void workOfNobodyHidesWhatTheThreadShows() {
        List<Shown> seen = new ArrayList<>();
        Runnable carried = Propagation.runnable(() -> seen.add(Shown.here()));

        Shown.something(journey, "one", () -> {
            Shown here = Shown.here();
            carried.run();
            assertThat(Shown.here()).isEqualTo(here);
        });

        assertThat(seen).containsExactly(new Shown(null, null, null, "one"));
    }

    @Test
    void workInWorkOnTheSameThread() {
        Executor direct = Propagation.executor((Executor) Runnable::run);
        JourneyContext other = new JourneyContext();

        Shown.something(
                journey,
                "one",
                () -> direct.execute(() -> {
                    Shown outer = Shown.here();
                    Shown.something(
                            other,
                            "other",
                            () -> direct.execute(() -> {
                                assertThat(Shown.here()).isEqualTo(new Shown(other, "other", "other", "other"));
                                throwing(direct);
                            }));
                    assertThat(Shown.here().journey()).isSameAs(outer.journey());
                }));
    }

    private static void throwing(Executor direct) {
        assertThatThrownBy(() -> direct.execute(() -> {
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");
    }

    @Test
    void whatTheWorkLeavesOpenIsClosed() throws Exception {
        Shown.something(journey, "one", () -> {
            Shown here = Shown.here();
            Propagation.runnable(Shown::leak).run();
            assertThat(Shown.here()).isEqualTo(here);
        });
        pool.submit(Propagation.runnable(Shown::leak)).get(5, TimeUnit.SECONDS);
    }

    @Test
    void anExecutorIsTheOneItWasBeside() {
        ScheduledExecutorService carrying = Propagation.executor(pool);

        assertThat(Propagation.executor(carrying)).isSameAs(carrying);
        assertThat(Propagation.executor((ExecutorService) carrying)).isSameAs(carrying);
        assertThat(Propagation.executor((Executor) carrying)).isSameAs(carrying);
        assertThat(carrying).hasToString(pool.toString());
        assertThat(carrying.isShutdown()).isFalse();
    }

    @Test
    void whatIsRefusedLeavesNothingAndIsGivenBackAsItWas() throws Exception {
        ThreadPoolExecutor narrow = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1));
        ExecutorService carrying = Propagation.executor(narrow);
        CountDownLatch busy = new CountDownLatch(1);
        Runnable queued = () -> {};
        Shown.something(journey, "one", () -> {
            carrying.execute(() -> quietly(() -> busy.await(5, TimeUnit.SECONDS)));
            carrying.execute(queued);
            assertThatThrownBy(() -> carrying.execute(queued)).isInstanceOf(RejectedExecutionException.class);
        });

        assertThat(carrying.shutdownNow()).containsExactly(queued);
        assertThat(carrying.isShutdown()).isTrue();
        busy.countDown();
        assertThat(carrying.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(carrying.isTerminated()).isTrue();
    }

    @Test
    void aQueueKeepsItsOrder() throws Exception {
        record Ordered(int number, List<Integer> done) implements Runnable, Comparable<Ordered> {
            @Override
            public void run() {
                done.add(number);
            }

            @Override
            public int compareTo(Ordered other) {
                return Integer.compare(number, other.number);
            }
        }
        ThreadPoolExecutor ordering = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
        ExecutorService carrying = Propagation.executor(ordering);
        CountDownLatch busy = new CountDownLatch(1);
        List<Integer> done = new ArrayList<>();
        carrying.execute(() -> quietly(() -> busy.await(5, TimeUnit.SECONDS)));
        for (int number : new int[] {3, 1, 2}) {
            carrying.execute(new Ordered(number, done));
        }
        busy.countDown();
        carrying.shutdown();

        assertThat(carrying.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly(1, 2, 3);
    }

    @Test
    @SuppressWarnings("NullAway") // what a compiler would refuse
    void nothingIsNoWork() {
        assertThatThrownBy(() -> Propagation.runnable(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Propagation.callable(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Propagation.supplier(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Propagation.executor((Executor) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Propagation.executor((ExecutorService) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Propagation.executor((ScheduledExecutorService) null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Propagation.executor(pool).execute(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aPartThatFailsIsLeftOutAndTold() {
        List<String> faults = new ArrayList<>();
        List<String> done = new ArrayList<>();
        ThreadPart neverTaken = () -> {
            throw new IllegalStateException("taking");
        };
        ThreadPart neverShown = () -> () -> {
            throw new IllegalStateException("showing");
        };
        ThreadPart neverPutBack = () -> () -> () -> {
            throw new IllegalStateException("putting back");
        };
        Handover handover = new Handover(List.of(neverTaken, neverShown, neverPutBack), (component, fault) -> {
            assertThat(component).isEqualTo(Component.CONTEXT);
            faults.add(String.valueOf(fault.getMessage()));
        });

        Shown.something(journey, "one", () -> {
            Runnable carried = handover.carry((Runnable) () -> done.add("done"));
            Shown here = Shown.here();
            carried.run();
            assertThat(Shown.here()).isEqualTo(here);
        });

        assertThat(done).containsExactly("done");
        assertThat(faults).containsExactly("taking", "showing", "putting back");
    }
}
