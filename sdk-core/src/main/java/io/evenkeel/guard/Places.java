package io.evenkeel.guard;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The places of a concurrency limit. No more are taken than there are, and none is refused while there is one. In parts, so that
 * threads do not meet: a thread takes a place from its own part, and from another only where that is empty, and gives it back to
 * its own. Never waits. Thread-safe.
 */
final class Places {
    private static final int MOST_PARTS = 64;
    private static final int PARTS =
            Math.min(MOST_PARTS, 2 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors()));
    /** 128 bytes between two parts: a cache line, and the one that processors fetch with it. */
    private static final int APART = 16;

    private static final long RELEASED = (1L << Integer.SIZE) + 1;
    private static final long TAKEN = -1;
    private static final long NOTHING_SEEN = -2;

    /** Of each part: how many places were given back to it so far, in the upper half, and how many are free, in the lower. */
    private final AtomicLongArray parts = new AtomicLongArray((PARTS + 1) * APART);

    Places(int limit) {
        parts.set(APART, limit);
    }

    boolean tryAcquire() {
        int own = own();
        return take(own) == TAKEN || takeAnywhere(own);
    }

    void release() {
        parts.addAndGet(at(own()), RELEASED);
    }

    /**
     * All parts that were empty twice, with nothing given back between, were empty at one and the same time: Afek et al., Atomic
     * Snapshots of Shared Memory, 1993.
     */
    private boolean takeAnywhere(int own) {
        long before = NOTHING_SEEN;
        while (true) {
            long givenBack = 0;
            for (int i = 0; i < PARTS; i++) {
                long seen = take(own + i);
                if (seen == TAKEN) {
                    return true;
                }
                givenBack += seen;
            }
            if (givenBack == before) {
                return false;
            }
            before = givenBack;
        }
    }

    /** Returns {@link #TAKEN}, or how many places were given back to this part when it was empty. */
    private long take(int part) {
        int at = at(part);
        while (true) {
            long seen = parts.get(at);
            if ((int) seen == 0) {
                return seen >>> Integer.SIZE;
            }
            if (parts.compareAndSet(at, seen, seen - 1)) {
                return TAKEN;
            }
        }
    }

    /** Threads of a pool are numbered one after the other. */
    private static int own() {
        return (int) Thread.currentThread().getId();
    }

    private static int at(int part) {
        return ((part & (PARTS - 1)) + 1) * APART;
    }
}
