package io.github.cors4j.internal.text;

import java.util.Locale;

/** Counts the edits between two words (Levenshtein), without regard to case. */
public final class EditDistance {
    private EditDistance() {}

    /** Returns whether a word is another one with one letter wrong, missing or added, or with two adjacent ones swapped. */
    public static boolean isMisspelt(String word, String right) {
        int distance = between(word, right);
        if (distance != 2 || word.length() != right.length()) {
            return distance == 1;
        }
        int first = 0;
        while (word.charAt(first) == right.charAt(first)) {
            first++;
        }
        return word.charAt(first) == right.charAt(first + 1)
                && word.charAt(first + 1) == right.charAt(first)
                && word.regionMatches(first + 2, right, first + 2, word.length() - first - 2);
    }

    public static int between(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
