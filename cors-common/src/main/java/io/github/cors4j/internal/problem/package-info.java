/**
 * Collects what is wrong, and what is only odd, while a configuration is read.
 *
 * <p>What users see of it is in {@link io.github.cors4j.config}; the rules are where their subject is.
 */
@NullMarked
package io.github.cors4j.internal.problem;

import org.jspecify.annotations.NullMarked;
