/**
 * The normal form of a path, the patterns of resources, and the table that finds the most specific one.
 *
 * <p>It does not decide what the policy grants for that resource.
 */
@NullMarked
package io.github.cors4j.internal.path;

import org.jspecify.annotations.NullMarked;
