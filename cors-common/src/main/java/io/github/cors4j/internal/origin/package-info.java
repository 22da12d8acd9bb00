/**
 * Reads a text as a pattern of origins, and builds the matcher that a request's origin is compared with.
 *
 * <p>Whether an origin may be combined with credentials is decided by the package of options.
 */
@NullMarked
package io.github.cors4j.internal.origin;

import org.jspecify.annotations.NullMarked;
