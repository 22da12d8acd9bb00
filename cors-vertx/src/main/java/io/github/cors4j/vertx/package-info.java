/**
 * CORS for Vert.x Web: a {@link io.github.cors4j.vertx.CrossOriginHandler} for routers, sub-routers and routes.
 */
@NullMarked
package io.github.cors4j.vertx;

import org.jspecify.annotations.NullMarked;
