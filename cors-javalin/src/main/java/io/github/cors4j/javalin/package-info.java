/**
 * CORS for Javalin: a plugin for the whole application, a decorator for single routes.
 *
 * <p>{@link io.github.cors4j.javalin.CrossOriginPlugin} is registered once,
 * {@link io.github.cors4j.javalin.CrossOrigin#crossOrigin(io.javalin.http.Handler)} wraps the handlers of the routes
 * that have a policy of their own.
 */
@NullMarked
package io.github.cors4j.javalin;

import org.jspecify.annotations.NullMarked;
