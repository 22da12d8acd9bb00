/**
 * Collects errors and warnings while a configuration is read.
 *
 * <p>The classes that users see are in {@link io.github.cors4j.config}. The rules are in the packages of their subjects.
 */
@NullMarked
package io.github.cors4j.internal.problem;

import org.jspecify.annotations.NullMarked;
