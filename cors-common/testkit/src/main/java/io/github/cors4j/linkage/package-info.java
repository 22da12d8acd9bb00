/**
 * What compiled classes refer to: whether they find it all on a class path, since one jar of an adapter has to run on many
 * versions of its framework; and whether it is what they may refer to.
 */
@NullMarked
package io.github.cors4j.linkage;

import org.jspecify.annotations.NullMarked;
