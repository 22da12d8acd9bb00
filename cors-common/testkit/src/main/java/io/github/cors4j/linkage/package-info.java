/**
 * Checks of what compiled classes refer to: that all of it is on a class path, because one jar of an adapter has to run on
 * many versions of its framework, and that they use nothing they must not.
 */
@NullMarked
package io.github.cors4j.linkage;

import org.jspecify.annotations.NullMarked;
