/** Attacks on a running server, whichever adapter it has. */
package io.github.cors4j.attack;
