/**
 * Whether compiled classes find everything that they refer to on a class path: one jar of an adapter has to run on many
 * versions of its framework.
 */
@NullMarked
package io.github.cors4j.linkage;

import org.jspecify.annotations.NullMarked;
