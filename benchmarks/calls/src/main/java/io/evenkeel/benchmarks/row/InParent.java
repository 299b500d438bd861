package io.evenkeel.benchmarks.row;

import io.evenkeel.benchmarks.stack.Tracing;
import io.opentelemetry.context.Scope;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A thread whose calls have the parent of their profile. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
public class InParent {
    @Param({"P0", "P0_PARENT", "P1", "P2"})
    public Tracing tracing;

    private Scope parent;

    @Setup(Level.Trial)
    public void enter() {
        parent = tracing.parent();
    }

    @TearDown(Level.Trial)
    public void leave() {
        parent.close();
    }
}
