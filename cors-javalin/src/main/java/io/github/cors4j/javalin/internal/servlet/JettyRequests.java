package io.github.cors4j.javalin.internal.servlet;

import io.javalin.config.JavalinState;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.jetty.JavalinJettyServlet;
import io.javalin.util.Util;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds Jetty's own request behind that of a servlet, which has another class in each version of Jakarta EE. */
public final class JettyRequests {

    /** In other servlet containers Javalin runs without Jetty's classes. So must the plugin. */
    public static final boolean ARE_THERE = Util.INSTANCE.classExists("org.eclipse.jetty.server.Server");

    private static final boolean EE10 = Util.INSTANCE.classExists("org.eclipse.jetty.ee10.servlet.ServletApiRequest");
    private static final boolean EE11 = Util.INSTANCE.classExists("org.eclipse.jetty.ee11.servlet.ServletApiRequest");

    private JettyRequests() {}

    /** Returns Jetty's request; null if the container is not Jetty. */
    public static @Nullable Request of(ServletRequest request) {
        ServletRequest inner = ServletReader.unwrapped(request);
        Request found = EE10 ? Ee10.of(inner) : null;
        return found == null && EE11 ? Ee11.of(inner) : found;
    }

    /** Returns the decoded path in the context of Javalin's own server; null if a servlet of Javalin serves the request. */
    static @Nullable String pathOfOtherServlet(ServletRequest inner) {
        return EE10 ? Ee10.pathOfOtherServlet(inner) : null;
    }

    /** Returns the application whose servlet the request goes to; null if that is another servlet. */
    public static @Nullable JavalinState served(ServletContextRequest request) {
        return Ee10.served(request);
    }

    private static final class Ee10 {
        static @Nullable JavalinState served(ServletContextRequest request) {
            Servlet servlet = request.getMatchedResource()
                    .getResource()
                    .getServletHolder()
                    .getServletInstance();
            if (servlet instanceof JavalinJettyServlet ofJavalin) {
                return ofJavalin.getCfg();
            }
            return servlet instanceof JavalinServlet ofJavalin ? ofJavalin.getCfg() : null;
        }

        static @Nullable String pathOfOtherServlet(ServletRequest inner) {
            if (!(inner instanceof org.eclipse.jetty.ee10.servlet.ServletApiRequest api)
                    || api.getServletRequestInfo() instanceof ServletContextRequest request
                            && served(request) != null) {
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
