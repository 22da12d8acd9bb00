/** Finds the route that Javalin would choose, and the policy of its own that it may have. Nothing here knows of requests. */
@NullMarked
package io.github.cors4j.javalin.internal.route;

import org.jspecify.annotations.NullMarked;
