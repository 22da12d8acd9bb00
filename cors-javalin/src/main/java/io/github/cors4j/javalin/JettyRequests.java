package io.github.cors4j.javalin;

import io.javalin.util.Util;
import jakarta.servlet.ServletRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds Jetty's own request behind that of a servlet, which has another class in each version of Jakarta EE. */
final class JettyRequests {

    /** In other servlet containers Javalin runs without Jetty's classes. So must the plugin. */
    static final boolean ARE_THERE = Util.INSTANCE.classExists("org.eclipse.jetty.server.Server");

    private static final boolean EE10 = Util.INSTANCE.classExists("org.eclipse.jetty.ee10.servlet.ServletApiRequest");
    private static final boolean EE11 = Util.INSTANCE.classExists("org.eclipse.jetty.ee11.servlet.ServletApiRequest");

    private JettyRequests() {}

    /** Returns Jetty's request; null if the container is not Jetty. */
    static @Nullable Request of(ServletRequest request) {
        ServletRequest inner = ServletReader.unwrapped(request);
        Request found = EE10 ? Ee10.of(inner) : null;
        return found == null && EE11 ? Ee11.of(inner) : found;
    }

    /** Returns the decoded path in the context of Javalin's own server; null if a servlet of Javalin serves the request. */
    static @Nullable String pathOfOtherServlet(ServletRequest inner) {
        return EE10 ? Ee10.pathOfOtherServlet(inner) : null;
    }

    private static final class Ee10 {
        static @Nullable String pathOfOtherServlet(ServletRequest inner) {
            if (!(inner instanceof org.eclipse.jetty.ee10.servlet.ServletApiRequest api)
                    || api.getServletRequestInfo() instanceof ServletContextRequest request
                            && FrontHandler.served(request) != null) {
                return null;
            }
            return api.getServletRequestInfo().getDecodedPathInContext();
        }

        static @Nullable Request of(ServletRequest inner) {
            return inner instanceof org.eclipse.jetty.ee10.servlet.ServletApiRequest api ? api.getRequest() : null;
        }
    }

    private static final class Ee11 {
        static @Nullable Request of(ServletRequest inner) {
            return inner instanceof org.eclipse.jetty.ee11.servlet.ServletApiRequest api ? api.getRequest() : null;
        }
    }
}
