package io.evenkeel.compatibility;

/**
 * One thing that is not as the last release had it.
 *
 * @param id names it in {@code accepted.txt}
 * @param what what differs, with what it was and what it is
 * @param consequence who is hit, and how; empty if nobody
 * @param remedy what to do; empty if nothing
 */
public record Difference(Verdict verdict, String id, String what, String consequence, String remedy) {

    static Difference compatible(String id, String what) {
        return new Difference(Verdict.COMPATIBLE, id, what, "", "");
    }

    /** All of it, for the one whose build it stops. */
    @Override
    public String toString() {
        return verdict == Verdict.COMPATIBLE
                ? verdict + ": " + what
                : verdict + ": " + what + "\n  Why it matters: " + consequence + "\n  What to do: " + remedy;
    }
}
