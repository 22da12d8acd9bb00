/** A policy in a YAML file, which is read again when the file changes, on Javalin and on Vert.x. */
@NullMarked
package io.github.cors4j.examples.reload;

import org.jspecify.annotations.NullMarked;
