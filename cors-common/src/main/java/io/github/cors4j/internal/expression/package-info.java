/**
 * Regular expressions as trees: their parts, their size, and how much work they cause. Nothing here matches a text or knows
 * about CORS.
 */
@NullMarked
package io.github.cors4j.internal.expression;

import org.jspecify.annotations.NullMarked;
