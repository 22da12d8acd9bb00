/**
 * Reads a text as a pattern of origins, and builds the matcher that decides about the origins of requests.
 *
 * <p>Whether an origin may be combined with credentials is decided in the options package.
 */
@NullMarked
package io.github.cors4j.internal.origin;

import org.jspecify.annotations.NullMarked;
