package io.github.cors4j.internal.problem;

import io.github.cors4j.config.Reason;

/**
 * One thing that is wrong with a text.
 *
 * @param otherwise what to do if no text can be suggested
 */
public record Flaw(Reason reason, String words, String otherwise) {}
