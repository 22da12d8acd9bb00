/**
 * CORS decisions in plain Java: configure a {@link io.github.cors4j.Cors} policy once, ask it about every request.
 *
 * <p>Applications use this package to write policies; the adapters for the web frameworks use it to decide. No rule of
 * <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">the CORS protocol</a> lives anywhere else.
 */
@NullMarked
package io.github.cors4j;

import org.jspecify.annotations.NullMarked;
