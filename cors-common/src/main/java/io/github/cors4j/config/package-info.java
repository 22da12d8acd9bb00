/**
 * The problems that a configuration can have: the exception that lists them, a problem, and its reason.
 *
 * <p>Nothing here is used while requests are served. The rules that find problems are elsewhere.
 */
@NullMarked
package io.github.cors4j.config;

import org.jspecify.annotations.NullMarked;
