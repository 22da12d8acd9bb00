/**
 * What an adapter for another framework implements: how to read a request, and how to change the headers of a response.
 *
 * <p>No rule of CORS is here: an adapter hands these to {@link io.github.cors4j.Cors} and obeys its decision.
 */
@NullMarked
package io.github.cors4j.spi;

import org.jspecify.annotations.NullMarked;
