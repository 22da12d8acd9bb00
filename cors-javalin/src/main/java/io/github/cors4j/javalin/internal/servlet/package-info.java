/**
 * Reads requests and changes responses with the servlet API, and finds Jetty's own requests behind those of servlets. Nothing here
 * knows of policies.
 */
@NullMarked
package io.github.cors4j.javalin.internal.servlet;

import org.jspecify.annotations.NullMarked;
