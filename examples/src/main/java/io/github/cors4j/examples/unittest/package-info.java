/** A policy in a class of its own, so that a unit test can ask it about requests, without a server. */
@NullMarked
package io.github.cors4j.examples.unittest;

import org.jspecify.annotations.NullMarked;
