package io.evenkeel.benchmarks.row;

import io.evenkeel.benchmarks.peer.FailsafeGuard;
import io.evenkeel.benchmarks.peer.NetflixLimit;
import io.evenkeel.benchmarks.peer.SmallRyeGuard;
import io.evenkeel.benchmarks.stack.Work;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What calls cost through guards that measure and trace nothing. */
@State(Scope.Benchmark)
public class OtherGuards {
    private final Supplier<Object> work = Work.succeeding();
    private final Supplier<Object> failing = Work.failing();
    private final FailsafeGuard failsafe = new FailsafeGuard();
    private final FailsafeGuard failsafeFails = new FailsafeGuard();
    private final FailsafeGuard failsafeOpen = new FailsafeGuard().opened();
    private final SmallRyeGuard smallRye = new SmallRyeGuard();
    private final SmallRyeGuard smallRyeFails = new SmallRyeGuard();
    private final SmallRyeGuard smallRyeOpen = new SmallRyeGuard().opened();
    private final NetflixLimit netflix = new NetflixLimit();

    @Benchmark
    public Object failsafe() {
        return failsafe.call(work);
    }

    @Benchmark
    public Object failsafeFails() {
        return Work.outcomeOf(() -> failsafeFails.call(failing));
    }

    @Benchmark
    public Object failsafeRefuses() {
        return Work.outcomeOf(() -> failsafeOpen.call(work));
    }

    @Benchmark
    public Object smallRye() {
        return smallRye.call(work);
    }

    @Benchmark
    public Object smallRyeFails() {
        return Work.outcomeOf(() -> smallRyeFails.call(failing));
    }

    @Benchmark
    public Object smallRyeRefuses() {
        return Work.outcomeOf(() -> smallRyeOpen.call(work));
    }

    @Benchmark
    public Object netflix() {
        return netflix.call(work);
    }
}
