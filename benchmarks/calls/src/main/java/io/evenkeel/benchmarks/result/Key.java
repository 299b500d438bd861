package io.evenkeel.benchmarks.result;

/**
 * What a row is of.
 *
 * @param row what was done, such as {@code SdkCalls.call}
 * @param variant the profile, the count, or empty
 * @param threads how many did it at once
 */
public record Key(String row, String variant, int threads) {
    /** On one thread. */
    public static Key of(String row, String variant) {
        return new Key(row, variant, 1);
    }

    /** The same on that many threads. */
    public Key on(int many) {
        return new Key(row, variant, many);
    }

    @Override
    public String toString() {
        return row + (variant.isEmpty() ? "" : " " + variant) + ", " + threads
                + (threads == 1 ? " thread" : " threads");
    }
}
