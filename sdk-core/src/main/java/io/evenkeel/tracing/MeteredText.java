package io.evenkeel.tracing;

/**
 * A text that lets only so many characters of it be read. A regular expression that backtracks without end reads without end:
 * this is where it ends. For one thread.
 */
final class MeteredText implements CharSequence {
    private static final int STEPS = 100_000;

    private final CharSequence text;
    private int steps;

    MeteredText(CharSequence text) {
        this.text = text;
    }

    /** More was read than is granted. */
    static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooManySteps() {
            super("more than " + STEPS + " steps", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (++steps > STEPS) {
            throw new TooManySteps();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
