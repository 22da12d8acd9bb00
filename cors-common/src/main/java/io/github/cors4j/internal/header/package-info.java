/**
 * The names of CORS headers, the header names that are allowed, those that a preflight asks for, {@code Vary}, and the names
 * of methods.
 *
 * <p>It does not decide which headers a response gets.
 */
@NullMarked
package io.github.cors4j.internal.header;

import org.jspecify.annotations.NullMarked;
