/**
 * What is mounted on routers and routes, what can be known of the routes before a request comes, and the record that a request
 * has entered a router. What its response grants is decided elsewhere.
 */
@NullMarked
package io.github.cors4j.vertx.internal.route;

import org.jspecify.annotations.NullMarked;
