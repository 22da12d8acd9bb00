/** The demo: one policy on two servers, Javalin and Vert.x, with the same routes. */
@NullMarked
package io.github.cors4j.examples.demo;

import org.jspecify.annotations.NullMarked;
