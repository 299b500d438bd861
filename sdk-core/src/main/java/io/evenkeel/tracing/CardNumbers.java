package io.evenkeel.tracing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of payment cards: 13 to 19 digits, grouped or not, the first from 2 to 6, whose check digit is right. */
final class CardNumbers {
    static final int SHORTEST = 13;

    private static final Pattern DIGITS = Pattern.compile("(?<!\\d)[2-6](?:[ .-]?\\d){12,18}(?!\\d)");

    private CardNumbers() {}

    static String masked(String text) {
        return DIGITS.matcher(text)
                .replaceAll(
                        found -> isRight(found.group()) ? Redaction.REDACTED : Matcher.quoteReplacement(found.group()));
    }

    /** By the formula of Luhn: every second digit from the right counts twice. */
    private static boolean isRight(String number) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = number.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                int counted = twice ? 2 * digit : digit;
                sum += counted > 9 ? counted - 9 : counted;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }
}
