package io.evenkeel.benchmarks.peer;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Successes and failures of the last sixteen slices of time, striped. Who comes first to a slice empties it. */
final class SlicedWindow {
    private static final int SLICES = 16;
    private static final int SLICE_SHIFT = 29; // about half a second

    private final AtomicLongArray epochs = new AtomicLongArray(SLICES);
    private final LongAdder[] good = adders(SLICES);
    private final LongAdder[] bad = adders(SLICES);

    void count(long nowNanos, boolean succeeded) {
        long epoch = nowNanos >> SLICE_SHIFT;
        int slice = (int) epoch & (SLICES - 1);
        long seen = epochs.get(slice);
        if (seen != epoch && epochs.compareAndSet(slice, seen, epoch)) {
            good[slice].reset();
            bad[slice].reset();
        }
        (succeeded ? good : bad)[slice].increment();
    }

    static LongAdder[] adders(int count) {
        return Stream.generate(LongAdder::new).limit(count).toArray(LongAdder[]::new);
    }
}
