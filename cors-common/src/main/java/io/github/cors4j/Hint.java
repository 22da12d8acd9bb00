package io.github.cors4j;

/**
 * Why a check fails, and what to change.
 *
 * @param cause a sentence without capital and full stop
 * @param remedy likewise
 */
record Hint(String cause, String remedy) {}
