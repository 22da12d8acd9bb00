/**
 * The demo's playground: a page that sends requests across origins, and shows what happens to them and why.
 */
@NullMarked
package io.github.cors4j.examples.playground;

import org.jspecify.annotations.NullMarked;
