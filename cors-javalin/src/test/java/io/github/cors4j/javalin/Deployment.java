package io.github.cors4j.javalin;

import io.javalin.Javalin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in one servlet context: applications, other servlets, filters and pages for errors. */
final class Deployment {

    /** What a servlet or a filter does. */
    interface Action {
        void run(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException;
    }

    record Served(Javalin app, List<String> mappings) {}

    final String contextPath;
    final List<Served> applications = new ArrayList<>();
    final Map<String, HttpServlet> servlets = new LinkedHashMap<>();
    final Map<String, HttpFilter> filters = new LinkedHashMap<>();
    final Map<Integer, String> errorPages = new LinkedHashMap<>();

    /** The dispatches that filters take part in. */
    final EnumSet<DispatcherType> filtered = EnumSet.of(DispatcherType.REQUEST);

    Deployment(String contextPath) {
        this.contextPath = contextPath;
    }

    Deployment application(Javalin app, String... mappings) {
        applications.add(new Served(app, List.of(mappings)));
        return this;
    }

    Deployment servlet(String mapping, Action action) {
        servlets.put(mapping, new ActionServlet(action));
        return this;
    }

    Deployment filter(String pattern, Action action) {
        filters.put(pattern, new ActionFilter(action));
        return this;
    }

    Deployment errorPage(int status, String location) {
        errorPages.put(status, location);
        return this;
    }

    static final class ActionServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient Action action;

        ActionServlet(Action action) {
            this.action = action;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            action.run(request, response, (ignored, alsoIgnored) -> {});
        }
    }

    private static final class ActionFilter extends HttpFilter {

        private static final long serialVersionUID = 1L;

        private final transient Action action;

        ActionFilter(Action action) {
            this.action = action;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            action.run(request, response, chain);
        }
    }
}
