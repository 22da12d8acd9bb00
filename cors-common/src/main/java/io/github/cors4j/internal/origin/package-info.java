/**
 * From a text to a pattern of origins, and from patterns to the matcher that a request's origin is held against.
 *
 * <p>Whether an origin may be combined with credentials is a question of options.
 */
@NullMarked
package io.github.cors4j.internal.origin;

import org.jspecify.annotations.NullMarked;
