/** The programs that the README shows, as it shows them. */
@NullMarked
package io.github.cors4j.examples.readme;

import org.jspecify.annotations.NullMarked;
