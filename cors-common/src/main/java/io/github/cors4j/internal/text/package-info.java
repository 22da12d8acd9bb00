/**
 * Helpers that know nothing of CORS: sets of characters, tables, expressions in linear time, text that is safe to log.
 *
 * <p>All other packages may use it; it uses only the parser of expressions.
 */
@NullMarked
package io.github.cors4j.internal.text;

import org.jspecify.annotations.NullMarked;
