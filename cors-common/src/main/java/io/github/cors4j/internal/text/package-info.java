/**
 * Helpers that know nothing of CORS: sets of characters, tables, expressions in linear time, text that is safe to log.
 *
 * <p>All packages above it may use it; it uses only the package of expressions.
 */
@NullMarked
package io.github.cors4j.internal.text;

import org.jspecify.annotations.NullMarked;
