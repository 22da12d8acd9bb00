/**
 * CORS for Vert.x Web: {@link io.github.cors4j.vertx.CrossOriginHandler} on routers, sub-routers and routes.
 */
@NullMarked
package io.github.cors4j.vertx;

import org.jspecify.annotations.NullMarked;
