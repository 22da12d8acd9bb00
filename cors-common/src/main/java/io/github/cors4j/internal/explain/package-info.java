/**
 * Explains how a refused request differs from what the policy allows, and what to change.
 *
 * <p>It decides nothing: the decision says which check failed.
 */
@NullMarked
package io.github.cors4j.internal.explain;

import org.jspecify.annotations.NullMarked;
