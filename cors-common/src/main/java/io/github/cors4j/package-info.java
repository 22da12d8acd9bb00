/**
 * CORS decisions in plain Java: configure a {@link io.github.cors4j.Cors} policy once, and ask it about every request.
 *
 * <p>Applications use this package to define policies. The adapters for the web frameworks use it to decide: they contain no
 * rule of <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">the CORS protocol</a> themselves.
 */
@NullMarked
package io.github.cors4j;

import org.jspecify.annotations.NullMarked;
