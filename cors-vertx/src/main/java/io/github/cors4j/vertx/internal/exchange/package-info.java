/** One request: where it is, whose policy decides, and what was decided. Outside, only the tracker is seen. */
@NullMarked
package io.github.cors4j.vertx.internal.exchange;

import org.jspecify.annotations.NullMarked;
