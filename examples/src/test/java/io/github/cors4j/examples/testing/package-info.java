/** What the tests of the examples, of the demo and of the documents share. */
@NullMarked
package io.github.cors4j.examples.testing;

import org.jspecify.annotations.NullMarked;
