/**
 * Configurations before and after a migration, and what becomes of the same requests under both. The pages
 * {@code docs/migrating-from-*.md} show the configurations and the differences.
 */
@NullMarked
package io.github.cors4j.examples.migration;

import org.jspecify.annotations.NullMarked;
