/**
 * From code, JSON or the environment to options that are checked and in force, and which of them exclude each other.
 *
 * <p>What the value of an option means, an origin or a path for instance, is decided in the package of that name.
 */
@NullMarked
package io.github.cors4j.internal.options;

import org.jspecify.annotations.NullMarked;
