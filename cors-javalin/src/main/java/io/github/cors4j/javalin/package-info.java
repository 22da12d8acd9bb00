/**
 * CORS for Javalin: a plugin for the whole application, and a decorator for single routes.
 *
 * <p>Register {@link io.github.cors4j.javalin.CrossOriginPlugin} once. Wrap the handlers of routes that have a policy of
 * their own with {@link io.github.cors4j.javalin.CrossOrigin#crossOrigin(io.javalin.http.Handler)}.
 */
@NullMarked
package io.github.cors4j.javalin;

import org.jspecify.annotations.NullMarked;
