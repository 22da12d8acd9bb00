/**
 * What is mounted on routers and routes, and what can be known of the routes before a request comes. What a request does there
 * is decided elsewhere.
 */
@NullMarked
package io.github.cors4j.vertx.internal.route;

import org.jspecify.annotations.NullMarked;
