/**
 * What every adapter has to keep, as tables of requests and answers that run on the core and, over HTTP, on each
 * adapter. An adapter's tests only say how to start a {@link io.github.cors4j.contract.Site}.
 */
@NullMarked
package io.github.cors4j.contract;

import org.jspecify.annotations.NullMarked;
