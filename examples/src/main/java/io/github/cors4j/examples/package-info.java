/** What the example programs share. */
@NullMarked
package io.github.cors4j.examples;

import org.jspecify.annotations.NullMarked;
