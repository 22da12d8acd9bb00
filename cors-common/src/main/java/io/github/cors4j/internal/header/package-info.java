/**
 * The names of CORS headers, which header names are allowed, what a preflight asks for, and {@code Vary}.
 *
 * <p>Which headers a response is given is the decision's business.
 */
@NullMarked
package io.github.cors4j.internal.header;

import org.jspecify.annotations.NullMarked;
