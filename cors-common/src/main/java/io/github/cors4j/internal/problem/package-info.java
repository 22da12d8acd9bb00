/**
 * Collects errors and warnings while a configuration is read.
 *
 * <p>What users see of them is in {@link io.github.cors4j.config}. The rules are in the packages of their subjects.
 */
@NullMarked
package io.github.cors4j.internal.problem;

import org.jspecify.annotations.NullMarked;
