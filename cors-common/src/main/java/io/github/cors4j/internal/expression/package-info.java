/**
 * Regular expressions as trees: their parts, their size, and how much work they make. Nothing here matches a text or knows
 * about CORS.
 */
@NullMarked
package io.github.cors4j.internal.expression;

import org.jspecify.annotations.NullMarked;
