/** What the recipes show, to copy. */
@NullMarked
package io.github.cors4j.examples.recipes;

import org.jspecify.annotations.NullMarked;
