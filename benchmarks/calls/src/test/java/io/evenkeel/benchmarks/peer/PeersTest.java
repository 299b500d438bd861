package io.evenkeel.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.csp.sentinel.slots.block.flow.FlowException;
import dev.failsafe.CircuitBreakerOpenException;
import io.evenkeel.Dependency;
import io.evenkeel.benchmarks.stack.Sdk;
import io.evenkeel.benchmarks.stack.SloTimer;
import io.evenkeel.benchmarks.stack.Tracing;
import io.evenkeel.benchmarks.stack.Work;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows are compared only if each does what its name says. */
class PeersTest {
    private static final int CALLS = 3_200;

    @Test
    void whatFailsFailsThroughEveryStackAndIsNeverRefused() {
        Dependency ours = Sdk.of(SloTimer.registry(), Tracing.P0).build().dependency(Sdk.DEPENDENCY);
        Floor floor = new Floor(Tracing.P0);
        FailsafeGuard failsafe = new FailsafeGuard();
        SmallRyeGuard smallRye = new SmallRyeGuard();
        SentinelGuard sentinel = new SentinelGuard(false);
        Habit habit = new Habit(SloTimer.registry(), Tracing.P1);
        NetflixLimit netflix = new NetflixLimit();

        assertFails(work -> () -> ours.get(work));
        assertFails(work -> () -> floor.call(work));
        assertFails(work -> new HandAssembled(SloTimer.registry(), Tracing.P2, work)::call);
        assertFails(work -> () -> habit.call(work));
        assertFails(work -> new Resilience4j(true).around(work));
        assertFails(work -> new Resilience4j(true).breakerAround(work));
        assertFails(work -> () -> failsafe.call(work));
        assertFails(work -> () -> smallRye.call(work));
        assertFails(work -> () -> sentinel.call(work));
        assertFails(work -> () -> netflix.call(work));
    }

    private static void assertFails(UnaryOperator<Supplier<Object>> stack) {
        Supplier<Object> guarded = stack.apply(Work.failing());

        long failed = Stream.generate(() -> Work.outcomeOf(guarded))
                .limit(CALLS)
                .filter(outcome -> outcome instanceof IllegalStateException failure
                        && "the dependency has failed".equals(failure.getMessage()))
                .count();

        assertThat(failed).isEqualTo(CALLS / 32 * 31);
    }

    @Test
    void whatIsRefusedIsRefusedByWhoIsMeasured() {
        Resilience4j resilience4j = new Resilience4j(true);
        resilience4j.open();
        Supplier<Object> work = Work.succeeding();

        assertThat(Work.outcomeOf(resilience4j.breakerAround(work))).isInstanceOf(CallNotPermittedException.class);
        assertThat(Work.outcomeOf(new HandAssembled(SloTimer.registry(), Tracing.P1, work).opened()::call))
                .isInstanceOf(CallNotPermittedException.class);
        assertThat(Work.outcomeOf(() -> new FailsafeGuard().opened().call(work)))
                .isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(Work.outcomeOf(() -> new SmallRyeGuard().opened().call(work)))
                .isInstanceOf(org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException.class);
        assertThat(new SentinelGuard(true).call(work)).isInstanceOf(FlowException.class);
    }

    @Test
    void whatIsAssembledByHandMeasuresEveryCall() {
        MeterRegistry registry = SloTimer.registry();
        Supplier<Object> work = Work.succeeding();
        HandAssembled stack = new HandAssembled(registry, Tracing.P1, work);

        assertThat(new HandAssembledJourney(registry, Tracing.P1).call(stack::call))
                .isSameAs(work.get());

        assertThat(count(registry, "payments")).isEqualTo(1);
        assertThat(count(registry, "checkout")).isEqualTo(1);
        assertThat(registry.get("by.hand.events")
                        .tag("result", "good")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static long count(MeterRegistry registry, String name) {
        Timer timer = registry.get("by.hand")
                .tag("name", name)
                .tag("outcome", "success")
                .timer();
        return timer.count();
    }

    @Test
    void anObservationMeasuresEveryCall() {
        MeterRegistry registry = SloTimer.registry();
        Observed observed = new Observed(registry, Tracing.P1);
        Supplier<Object> work = Work.succeeding();

        assertThat(observed.journey(work)).isSameAs(work.get());

        assertThat(registry.get("payments").timer().count()).isEqualTo(1);
        assertThat(registry.get("checkout").timer().count()).isEqualTo(1);
    }
}
