/** Policies of tenants, kept in a database. */
@NullMarked
package io.github.cors4j.examples.tenants;

import org.jspecify.annotations.NullMarked;
