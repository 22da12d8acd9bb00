/**
 * What an adapter for another framework implements: how to read a request, and how to change the headers of a response.
 *
 * <p>An adapter contains no rule of CORS. It passes its implementations to {@link io.github.cors4j.Cors}, and carries out
 * the decision.
 */
@NullMarked
package io.github.cors4j.spi;

import org.jspecify.annotations.NullMarked;
