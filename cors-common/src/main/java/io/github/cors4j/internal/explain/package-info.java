/**
 * Says in words how narrowly a request missed what the policy allows, and what would help.
 *
 * <p>It decides nothing: that a check failed is what the decision says.
 */
@NullMarked
package io.github.cors4j.internal.explain;

import org.jspecify.annotations.NullMarked;
