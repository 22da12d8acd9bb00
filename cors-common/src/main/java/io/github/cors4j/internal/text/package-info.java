/**
 * Helpers that know nothing of CORS: sets of characters, tables, expressions in linear time, text that is harmless in logs.
 *
 * <p>Everything else may use it; it uses only the parser of expressions.
 */
@NullMarked
package io.github.cors4j.internal.text;

import org.jspecify.annotations.NullMarked;
