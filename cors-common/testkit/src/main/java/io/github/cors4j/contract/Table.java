package io.github.cors4j.contract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What one policy must do, request by request. */
final class Table {
    static final String APP = "https://app.example.com";
    static final String ADMIN = "https://admin.example.com";
    static final String STRANGER = "https://stranger.example";

    static final String ORIGIN = "Origin";
    static final String REQUEST_METHOD = "Access-Control-Request-Method";
    static final String REQUEST_HEADERS = "Access-Control-Request-Headers";
    static final String REQUEST_PRIVATE_NETWORK = "Access-Control-Request-Private-Network";

    /** The default methods as they are sent. */
    static final String METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    /**
     * One request and its expected response.
     *
     * @param scopes the scopes of the policy for which the row applies
     * @param answered whether the policy responds at once: no handler runs, and the body is empty
     */
    record Row(String name, Set<Scope> scopes, Request request, boolean answered, Expected raw, Expected normalised) {}

    private final Policy policy;
    private final List<Row> rows = new ArrayList<>();
    private Set<Scope> scopes;

    private Table(Policy policy) {
        this.policy = policy;
        this.scopes = policy.choosesPaths() ? EnumSet.of(Scope.APPLICATION) : EnumSet.allOf(Scope.class);
    }

    static Table of(Policy policy) {
        return new Table(policy);
    }

    Policy policy() {
        return policy;
    }

    List<Row> rows() {
        return rows;
    }

    /** Restricts the rows that follow to policies in these scopes. */
    Table in(Scope first, Scope... others) {
        scopes = EnumSet.of(first, others);
        return this;
    }

    /** Adds a request that is passed on to the application. */
    Table row(String name, Request request, Expected expected) {
        rows.add(new Row(name, scopes, request, false, expected, expected));
        return this;
    }

    /** Adds a request to which the policy responds at once. */
    Table answered(String name, Request request, Expected expected) {
        rows.add(new Row(name, scopes, request, true, expected, expected));
        return this;
    }

    /**
     * Adds a request that is passed on, with a response that depends on the form of the path that the framework routes on.
     */
    Table row(String name, Request request, Expected raw, Expected normalised) {
        rows.add(new Row(name, scopes, request, false, raw, normalised));
        return this;
    }

    static Request get() {
        return Request.of("GET", StandardSite.ITEMS);
    }

    static Request get(String origin) {
        return get().with(ORIGIN, origin);
    }

    static Request preflight(String origin, String method) {
        return Request.of("OPTIONS", StandardSite.ITEMS).with(ORIGIN, origin).with(REQUEST_METHOD, method);
    }

    /** Returns a preflight that also asks for headers; each argument is one line. */
    static Request preflight(String origin, String method, String... headerLines) {
        Request request = preflight(origin, method);
        for (String line : headerLines) {
            request = request.with(REQUEST_HEADERS, line);
        }
        return request;
    }
}
