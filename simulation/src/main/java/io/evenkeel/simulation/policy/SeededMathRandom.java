package io.evenkeel.simulation.policy;

import java.lang.reflect.Field;
import java.util.Random;

/**
 * Resilience4j, Spring and Failsafe draw their jitter from {@link Math#random()}, which has one generator per JVM and no seed.
 * This gives it one; the JVM has to run with {@code --add-opens java.base/java.lang=ALL-UNNAMED}.
 */
public final class SeededMathRandom {
    private SeededMathRandom() {}

    /** From now on the numbers are those of the seed, as long as only one thread asks for them. */
    public static void seed(long seed) {
        try {
            Field generator = Class.forName("java.lang.Math$RandomNumberGeneratorHolder")
                    .getDeclaredField("randomNumberGenerator");
            generator.setAccessible(true);
            ((Random) generator.get(null)).setSeed(seed);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM keeps Math.random() elsewhere", e);
        }
    }
}
