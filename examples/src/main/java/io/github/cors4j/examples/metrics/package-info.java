/** Metrics of a policy's decisions. */
@NullMarked
package io.github.cors4j.examples.metrics;

import org.jspecify.annotations.NullMarked;
