package io.github.cors4j.internal.explain;

import io.github.cors4j.internal.text.CharacterClass;

/**
 * Decides whether an explanation may propose a text from a request as an entry of the policy. A text that the policy would
 * read as a wildcard, an expression or a list allows more than the request needs.
 */
final class PlainName {
    /** Longer texts are shortened in an explanation, so that they cannot be copied from it. */
    static final int LONGEST = 200;

    private PlainName() {}

    /** Returns whether a token means only itself, in whatever option it is listed. */
    static boolean isToken(String text) {
        return text.length() <= LONGEST && CharacterClass.HOST.hasAll(text);
    }

    /** Returns whether a path means only itself as a resource, and is not one that the policy warns of. */
    static boolean isPath(String text) {
        if (text.length() > LONGEST || !text.startsWith("/") || text.contains("//")) {
            return false;
        }
        for (String segment : text.substring(1).split("/")) {
            boolean plain = segment.isEmpty() || CharacterClass.UNRESERVED.hasAll(segment);
            if (!plain || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
