package io.github.cors4j.javalin;

import io.javalin.util.Util;
import jakarta.servlet.ServletRequest;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds Jetty's own request behind that of a servlet, which has another class in each version of Jakarta EE. */
final class JettyRequests {

    /** Javalin runs in other servlet containers without any of Jetty's classes, and so must the plugin. */
    static final boolean ARE_THERE = Util.INSTANCE.classExists("org.eclipse.jetty.server.Server");

    private static final boolean EE10 = Util.INSTANCE.classExists("org.eclipse.jetty.ee10.servlet.ServletApiRequest");
    private static final boolean EE11 = Util.INSTANCE.classExists("org.eclipse.jetty.ee11.servlet.ServletApiRequest");

    private JettyRequests() {}

    /** Returns null where the container is not Jetty. */
    static @Nullable Request of(ServletRequest request) {
        ServletRequest inner = ServletReader.unwrapped(request);
        Request found = EE10 ? Ee10.of(inner) : null;
        return found == null && EE11 ? Ee11.of(inner) : found;
    }

    /** Returns null where the container is not Jetty, whose servlets would rather throw than tell of some paths. */
    static @Nullable String decodedPathInContext(ServletRequest inner) {
        String found = EE10 ? Ee10.decodedPathInContext(inner) : null;
        return found == null && EE11 ? Ee11.decodedPathInContext(inner) : found;
    }

    private static final class Ee10 {
        static @Nullable String decodedPathInContext(ServletRequest inner) {
            return inner instanceof org.eclipse.jetty.ee10.servlet.ServletApiRequest api
                    ? api.getServletRequestInfo().getDecodedPathInContext()
                    : null;
        }

        static @Nullable Request of(ServletRequest inner) {
            return inner instanceof org.eclipse.jetty.ee10.servlet.ServletApiRequest api ? api.getRequest() : null;
        }
    }

    private static final class Ee11 {
        static @Nullable String decodedPathInContext(ServletRequest inner) {
            return inner instanceof org.eclipse.jetty.ee11.servlet.ServletApiRequest api
                    ? api.getServletRequestInfo().getDecodedPathInContext()
                    : null;
        }

        static @Nullable Request of(ServletRequest inner) {
            return inner instanceof org.eclipse.jetty.ee11.servlet.ServletApiRequest api ? api.getRequest() : null;
        }
    }
}
