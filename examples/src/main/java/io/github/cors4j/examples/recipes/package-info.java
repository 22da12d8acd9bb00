/** The classes that the recipes show, ready to copy. */
@NullMarked
package io.github.cors4j.examples.recipes;

import org.jspecify.annotations.NullMarked;
