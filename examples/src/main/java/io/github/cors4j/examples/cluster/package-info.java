/** One policy for every node of a clustered Vert.x. */
@NullMarked
package io.github.cors4j.examples.cluster;

import org.jspecify.annotations.NullMarked;
