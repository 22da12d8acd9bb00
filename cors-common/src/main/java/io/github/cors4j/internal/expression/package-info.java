/**
 * Regular expressions as trees: what they are made of, how large they are, and how much work they make. It matches
 * nothing, and knows nothing of CORS.
 */
@NullMarked
package io.github.cors4j.internal.expression;

import org.jspecify.annotations.NullMarked;
