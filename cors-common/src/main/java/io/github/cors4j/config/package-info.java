/**
 * What can be wrong with a configuration: the exception that lists every problem, the problem and its reason.
 *
 * <p>The rules that find problems are not here, nor is anything that happens while requests are served.
 */
@NullMarked
package io.github.cors4j.config;

import org.jspecify.annotations.NullMarked;
