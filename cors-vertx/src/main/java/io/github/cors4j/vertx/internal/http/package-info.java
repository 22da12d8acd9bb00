/** Reads requests and writes responses with Vert.x. Nothing here knows where a policy is mounted. */
@NullMarked
package io.github.cors4j.vertx.internal.http;

import org.jspecify.annotations.NullMarked;
