/**
 * The contract of every adapter, as tables of requests and responses that run on the core and, over HTTP, on each adapter.
 * An adapter's tests only define how to start a {@link io.github.cors4j.contract.Site}.
 */
@NullMarked
package io.github.cors4j.contract;

import org.jspecify.annotations.NullMarked;
