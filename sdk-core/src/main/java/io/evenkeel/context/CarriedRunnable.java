package io.evenkeel.context;

import org.jspecify.annotations.Nullable;

/** Work with its load. Equal to another of the same work, so that an executor finds it in its queue. */
class CarriedRunnable implements Runnable {
    private final Runnable work;
    private final Load load;

    private CarriedRunnable(Runnable work, Load load) {
        this.work = work;
        this.load = load;
    }

    static CarriedRunnable of(Runnable work, Load load) {
        return work instanceof Comparable ? new Ordered(work, load) : new CarriedRunnable(work, load);
    }

    Runnable work() {
        return work;
    }

    @Override
    public void run() {
        Runnable before = load.show();
        try {
            work.run();
        } finally {
            before.run();
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CarriedRunnable carried && carried.work.equals(work);
    }

    @Override
    public int hashCode() {
        return work.hashCode();
    }

    @Override
    public String toString() {
        return work.toString();
    }

    /** For a queue that puts work in an order of its own. */
    private static final class Ordered extends CarriedRunnable implements Comparable<Ordered> {
        Ordered(Runnable work, Load load) {
            super(work, load);
        }

        @Override
        @SuppressWarnings("unchecked") // work of one such queue can be compared with each other
        public int compareTo(Ordered other) {
            return ((Comparable<Object>) work()).compareTo(other.work());
        }
    }
}
