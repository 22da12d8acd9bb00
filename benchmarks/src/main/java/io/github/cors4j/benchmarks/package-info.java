/** What CORS costs: ours, the frameworks' own, and none, with the same requests in one run. */
@NullMarked
package io.github.cors4j.benchmarks;

import org.jspecify.annotations.NullMarked;
