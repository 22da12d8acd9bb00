package io.github.cors4j.foreign.text;

/** Named like Kotlin's class of expressions. */
public final class Regex {
    @Override
    public String toString() {
        return "https://a\\.example";
    }
}
