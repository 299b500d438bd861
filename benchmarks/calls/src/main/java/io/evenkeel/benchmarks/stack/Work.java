package io.evenkeel.benchmarks.stack;

import java.util.function.Supplier;

/** What is called: the cheapest work there is, so that what is measured is what stands around it. */
public final class Work {
    /** The most calls at once of any row: no limit is reached by chance. */
    public static final int MOST_AT_ONCE = 10_000;

    private static final int ONE_GOOD_IN = 32;

    private Work() {}

    /** Returns a field. */
    public static Supplier<Object> succeeding() {
        return new Supplier<>() {
            private final Object result = new Object();

            @Override
            public Object get() {
                return result;
            }
        };
    }

    /**
     * Throws 31 times of 32, always the same exception: what is measured is how a failure is handled, not what it costs to make
     * one. The one success keeps breakers closed whose threshold is 100 %. For one thread.
     */
    public static Supplier<Object> failing() {
        return new Supplier<>() {
            private final Object result = new Object();
            private final RuntimeException failure = new IllegalStateException("the dependency has failed");
            private int calls;

            @Override
            public Object get() {
                if (++calls % ONE_GOOD_IN == 0) {
                    return result;
                }
                throw failure;
            }
        };
    }

    /** What a call of {@code guarded} comes to: its result, or what it threw. Both are handed to JMH. */
    public static Object outcomeOf(Supplier<Object> guarded) {
        try {
            return guarded.get();
        } catch (RuntimeException failure) {
            return failure;
        }
    }
}
