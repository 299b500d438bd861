package io.evenkeel.simulation.world;

import java.util.Random;

/** Random numbers that are the same on every machine: {@code Math.log} may differ in the last digit, this does not. */
public final class Chance {
    private final Random random;

    public Chance(long seed) {
        // A generator's first numbers resemble each other for neighbouring seeds.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** Uniform in {@code 0 <= x < 1}. */
    public double uniform() {
        return random.nextDouble();
    }

    /** Uniform between two bounds. */
    public double between(double least, double most) {
        return least + (most - least) * uniform();
    }

    /** Between two bounds, every order of magnitude as likely as the others. */
    public double betweenOrders(double least, double most) {
        return StrictMath.exp(between(StrictMath.log(least), StrictMath.log(most)));
    }

    /** One of the numbers from 0 to below the bound. */
    public int index(int bound) {
        return random.nextInt(bound);
    }

    /** Exponentially distributed, in nanoseconds. */
    public long exponentialNanos(double meanNanos) {
        return (long) (-StrictMath.log(1 - uniform()) * meanNanos);
    }
}
