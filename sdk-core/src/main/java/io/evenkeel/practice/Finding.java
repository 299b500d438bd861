package io.evenkeel.practice;

/**
 * What a check has found, and by what it knows.
 *
 * @param evidence what was seen, in one line, for people: names and values that anyone may read, never a secret
 */
public record Finding(PracticeState state, String evidence) {

    public static Finding passed(String evidence) {
        return new Finding(PracticeState.PASSED, evidence);
    }

    /** @param evidence what is wrong, and what would be right */
    public static Finding failed(String evidence) {
        return new Finding(PracticeState.FAILED, evidence);
    }

    /** @param why what the service does not have */
    public static Finding skipped(String why) {
        return new Finding(PracticeState.SKIPPED, why);
    }

    /** @param why what would have to be there to tell */
    public static Finding unimplemented(String why) {
        return new Finding(PracticeState.UNIMPLEMENTED, why);
    }
}
