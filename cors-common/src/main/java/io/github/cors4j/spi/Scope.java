package io.github.cors4j.spi;

/** The part of an application that a policy is for. The adapter passes it with each request. */
public enum Scope {
    /** Everything that the framework serves. */
    APPLICATION,

    /**
     * Everything below a path: a sub-router or a module. A path that leads out of it if a file server decodes it twice
     * ({@code /pub/..%2fsub/f.txt}) is granted nothing, even by a policy that covers every path.
     */
    SUB_ROUTER,

    /**
     * One route with a policy of its own. What holds for {@link #SUB_ROUTER} holds here, too. In addition, with automatic
     * options, the policy responds to plain {@code OPTIONS} requests.
     */
    ROUTE
}
