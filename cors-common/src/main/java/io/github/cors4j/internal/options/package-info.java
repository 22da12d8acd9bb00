/**
 * Reads options from code, JSON or the environment, checks them, and decides which are in force and which must not be
 * combined.
 *
 * <p>What a value means, such as an origin or a path, is decided in the package of that name.
 */
@NullMarked
package io.github.cors4j.internal.options;

import org.jspecify.annotations.NullMarked;
