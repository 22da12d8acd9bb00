/**
 * Measures what CORS costs: with this library, with the frameworks' own means, and without CORS, with the same requests in
 * one run.
 */
@NullMarked
package io.github.cors4j.benchmarks;

import org.jspecify.annotations.NullMarked;
