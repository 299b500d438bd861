package io.evenkeel.standard;

import java.util.Collection;
import java.util.Comparator;

/** The word that somebody has most likely meant. */
final class NearestWord {
    private static final int LONGEST = 100;

    private NearestWord() {}

    static String of(String word, Collection<String> known) {
        String bounded = word.length() <= LONGEST ? word : word.substring(0, LONGEST);
        return known.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(bounded, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    /** How many letters must be put in, left out or replaced. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
