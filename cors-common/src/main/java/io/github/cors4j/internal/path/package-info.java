/**
 * The normal form of a path, the patterns of resources, and the table that finds the most specific one.
 *
 * <p>What a policy makes of the resource that was found is not decided here.
 */
@NullMarked
package io.github.cors4j.internal.path;

import org.jspecify.annotations.NullMarked;
