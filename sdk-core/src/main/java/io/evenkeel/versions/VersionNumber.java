package io.evenkeel.versions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version that can be compared: its numbers, and whether it comes before the release that has them. What a vendor has put
 * behind a release, such as {@code .redhat-00001}, is at least that release.
 */
record VersionNumber(String text, List<Integer> numbers, boolean early) implements Comparable<VersionNumber> {
    private static final int LONGEST = 100;
    private static final Pattern FORM = Pattern.compile("(\\d{1,8}(?:\\.\\d{1,8}){0,5})(.*)");
    private static final Pattern EARLY =
            Pattern.compile("[.-]?(snapshot|alpha|beta|milestone|m|rc|cr)[.-]?\\d*(?:[.-].*)?");

    /**
     * @return null if it does not begin with numbers
     */
    static @Nullable VersionNumber of(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches()) {
            return null;
        }
        return new VersionNumber(
                text,
                Arrays.stream(form.group(1).split("\\.", -1))
                        .map(Integer::valueOf)
                        .toList(),
                EARLY.matcher(form.group(2).toLowerCase(Locale.ROOT)).matches());
    }

    /** Whether it is of a line such as {@code 1.15}. */
    boolean isOf(String line) {
        return text.startsWith(line)
                && (text.length() == line.length() || !Character.isDigit(text.charAt(line.length())));
    }

    @Override
    public int compareTo(VersionNumber other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = Integer.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(other.early, early);
    }

    private int number(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionNumber that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        int last = numbers.size();
        while (last > 0 && number(last - 1) == 0) {
            last--;
        }
        return 31 * numbers.subList(0, last).hashCode() + Boolean.hashCode(early);
    }
}
