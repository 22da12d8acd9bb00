package io.github.cors4j.internal.explain;

/**
 * Explains why a check fails, and what to change.
 *
 * @param cause the cause, a sentence without capital and full stop
 * @param remedy what to change, likewise
 */
public record Hint(String cause, String remedy) {}
