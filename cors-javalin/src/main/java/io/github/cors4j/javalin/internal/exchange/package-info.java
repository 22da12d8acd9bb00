/**
 * One request: whose policy decides, what was decided, and where its headers are written. Other packages use only
 * {@code ApplicationPolicy} and {@code ExchangeTracker}.
 */
@NullMarked
package io.github.cors4j.javalin.internal.exchange;

import org.jspecify.annotations.NullMarked;
