package io.github.cors4j.internal.explain;

/**
 * Says why a check fails, and what to change.
 *
 * @param cause a sentence without capital and full stop
 * @param remedy likewise
 */
public record Hint(String cause, String remedy) {}
