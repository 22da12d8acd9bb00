package io.github.cors4j.internal.text;

import org.jspecify.annotations.Nullable;

/**
 * A set of header names, which are compared without regard to case. It looks up parts of a text, so that none has to be
 * copied and lower-cased: 632 bytes less for a preflight that asks for two names.
 */
public final class NameSet {
    /** At least twice as many places as names: short probes, and always a free place to end a search. */
    private @Nullable String[] names = new String[16];

    private int[] hashes = new int[16];
    private int size;
    /** A bit for each length that occurs: most names that are not in the set need no hash. */
    private long lengths;

    public static NameSet of(String... names) {
        NameSet set = new NameSet();
        for (String name : names) {
            set.add(name, 0, name.length());
        }
        return set;
    }

    public boolean contains(String text, int from, int to) {
        return (lengths >>> (to - from) & 1) != 0 && names[place(text, from, to, hash(text, from, to))] != null;
    }

    /** Adds a part of a text. Returns it, or {@code null} if it was there already. */
    @Nullable
    public String add(String text, int from, int to) {
        int hash = hash(text, from, to);
        int place = place(text, from, to, hash);
        if (names[place] != null) {
            return null;
        }
        String name = text.substring(from, to);
        names[place] = name;
        hashes[place] = hash;
        lengths |= 1L << (to - from);
        size++;
        if (2 * size > names.length) {
            grow();
        }
        return name;
    }

    /** Returns the place at which a name is, or would have to be. */
    private int place(String text, int from, int to, int hash) {
        int place = (hash ^ hash >>> 16) & (names.length - 1);
        for (String name = names[place]; name != null; name = names[place]) {
            if (hashes[place] == hash
                    && name.length() == to - from
                    && name.regionMatches(true, 0, text, from, to - from)) {
                return place;
            }
            place = (place + 1) & (names.length - 1);
        }
        return place;
    }

    private void grow() {
        @Nullable String[] oldNames = names;
        int[] oldHashes = hashes;
        names = new String[2 * oldNames.length];
        hashes = new int[names.length];
        for (int i = 0; i < oldNames.length; i++) {
            String name = oldNames[i];
            if (name != null) {
                int place = place(name, 0, name.length(), oldHashes[i]);
                names[place] = name;
                hashes[place] = oldHashes[i];
            }
        }
    }

    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = SubstringTable.MULTIPLIER * hash + lowerCase(text.charAt(i));
        }
        return hash;
    }

    public static char lowerCase(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
}
