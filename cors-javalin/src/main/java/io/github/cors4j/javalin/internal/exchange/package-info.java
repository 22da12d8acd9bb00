/**
 * One request: whose policy decides, what was decided, and where its headers are written. Outside, only the application, which is
 * installed, and the tracker are seen.
 */
@NullMarked
package io.github.cors4j.javalin.internal.exchange;

import org.jspecify.annotations.NullMarked;
