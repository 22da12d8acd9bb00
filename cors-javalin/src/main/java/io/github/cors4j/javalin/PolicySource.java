package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** Supplies the policy of a request: always the same one, one that may change, or one that depends on the request. */
interface PolicySource {

    /**
     * Returns the policy of a request; may throw whatever a user's function throws.
     *
     * @throws NullPointerException if there is none
     */
    Cors of(HttpServletRequest request);

    static PolicySource always(Cors policy) {
        Objects.requireNonNull(policy, "policy");
        return request -> policy;
    }

    static PolicySource reloading(Supplier<Cors> policy) {
        Objects.requireNonNull(policy, "policy");
        return request -> Objects.requireNonNull(policy.get(), "reloading(..) got null in place of a policy");
    }

    static PolicySource perRequest(Function<HttpServletRequest, Cors> policy) {
        Objects.requireNonNull(policy, "policy");
        return request -> Objects.requireNonNull(
                policy.apply(new RequestHead(request)), "perRequest(..) got null in place of a policy");
    }
}
