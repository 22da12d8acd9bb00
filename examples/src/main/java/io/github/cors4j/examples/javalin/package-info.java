/** Small Javalin programs, one class each, that show one use of the library. Their class comments are run as tests. */
@NullMarked
package io.github.cors4j.examples.javalin;

import org.jspecify.annotations.NullMarked;
