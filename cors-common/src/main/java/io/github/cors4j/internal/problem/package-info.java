/**
 * Collects errors and warnings while a configuration is read, and limits what it may hold.
 *
 * <p>The classes that users see are in {@link io.github.cors4j.config}. The rules are in the packages of their subjects.
 */
@NullMarked
package io.github.cors4j.internal.problem;

import org.jspecify.annotations.NullMarked;
