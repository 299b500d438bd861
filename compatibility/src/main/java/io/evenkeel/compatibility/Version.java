package io.evenkeel.compatibility;

/** A version of the SDK, of which only these two numbers matter here. */
public record Version(int major, int minor) {
    /** For how many minor releases both the old and the new are there. */
    private static final int OVERLAP = 2;

    /** Reads {@code 0.2.0} or {@code 0.2.0-SNAPSHOT}. */
    public static Version of(String text) {
        String[] numbers = text.split("[.-]", -1);
        if (numbers.length < 2) {
            throw new IllegalArgumentException(text + " (expected: a version such as 0.2.0)");
        }
        return new Version(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    /**
     * Whether what is deprecated since {@code since} may be gone in this version. A new major version counts as one minor
     * release: nobody knows here how many came before it.
     */
    boolean mayLack(Version since) {
        return major > since.major ? minor >= OVERLAP - 1 : major == since.major && minor - since.minor >= OVERLAP;
    }

    /** The first version with the major number of this one that may lack what is deprecated since {@code since}. */
    Version firstWithout(Version since) {
        return major > since.major ? new Version(major, OVERLAP - 1) : new Version(major, since.minor + OVERLAP);
    }

    @Override
    public String toString() {
        return major + "." + minor + ".0";
    }
}
