package io.github.cors4j.javalin.internal.route;

import io.github.cors4j.Cors;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** Supplies the policy of a request: always the same one, one that may change, or one that depends on the request. */
public interface PolicySource {

    /**
     * Returns the policy of a request; may throw whatever a user's function throws.
     *
     * @throws NullPointerException if the function returns none
     */
    Cors of(HttpServletRequest request);

    static PolicySource always(Cors policy) {
        Objects.requireNonNull(policy, "policy");
        return request -> policy;
    }

    static PolicySource reloading(Supplier<Cors> policy) {
        Objects.requireNonNull(policy, "policy");
        return request -> Objects.requireNonNull(policy.get(), "reloading(..) got null instead of a policy");
    }

    static PolicySource perRequest(Function<HttpServletRequest, Cors> policy) {
        Objects.requireNonNull(policy, "policy");
        return request ->
                Objects.requireNonNull(policy.apply(new Head(request)), "perRequest(..) got null instead of a policy");
    }

    /**
     * Shows a request without its body to the function that chooses its policy: what that function reads of the body would
     * be lost to the handler. Parameters count as body, because those of a form are part of it.
     */
    final class Head extends HttpServletRequestWrapper {

        private Head(HttpServletRequest request) {
            super(request);
        }

        private static IllegalStateException bodyBelongsToTheHandler() {
            return new IllegalStateException(
                    "perRequest(..) must not read the request body, or the parameters, which a form sends in the"
                            + " body: choose by host, path, headers or getQueryString()");
        }

        @Override
        public ServletInputStream getInputStream() {
            throw bodyBelongsToTheHandler();
        }

        @Override
        public BufferedReader getReader() {
            throw bodyBelongsToTheHandler();
        }

        @Override
        public String getParameter(String name) {
            throw bodyBelongsToTheHandler();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            throw bodyBelongsToTheHandler();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            throw bodyBelongsToTheHandler();
        }

        @Override
        public String[] getParameterValues(String name) {
            throw bodyBelongsToTheHandler();
        }

        @Override
        public Part getPart(String name) {
            throw bodyBelongsToTheHandler();
        }

        @Override
        public Collection<Part> getParts() {
            throw bodyBelongsToTheHandler();
        }
    }
}
