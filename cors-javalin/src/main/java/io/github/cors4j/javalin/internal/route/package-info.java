/** Finds the route that Javalin would choose, and supplies its policy. Nothing here keeps the state of a request. */
@NullMarked
package io.github.cors4j.javalin.internal.route;

import org.jspecify.annotations.NullMarked;
