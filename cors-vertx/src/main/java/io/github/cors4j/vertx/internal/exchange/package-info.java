/** One request: where it is, whose policy decides, and what was decided. Other packages use only {@code ExchangeTracker}. */
@NullMarked
package io.github.cors4j.vertx.internal.exchange;

import org.jspecify.annotations.NullMarked;
