/**
 * The names of CORS headers, which header names are allowed, what a preflight asks for, and {@code Vary}.
 *
 * <p>It does not decide which headers a response gets.
 */
@NullMarked
package io.github.cors4j.internal.header;

import org.jspecify.annotations.NullMarked;
