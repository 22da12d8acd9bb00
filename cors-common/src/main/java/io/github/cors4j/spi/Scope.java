package io.github.cors4j.spi;

/** The part of an application for which a policy decides; the adapter says which it is. */
public enum Scope {
    /** Everything that the framework serves. */
    APPLICATION,

    /**
     * What is below a path: a sub-router or a module. A path that leads out of it once a file server decodes it twice
     * ({@code /pub/..%2fsub/f.txt}) is granted nothing, even by a policy that covers every path.
     */
    SUB_ROUTER,

    /**
     * One route, with a policy for itself. What holds for {@link #SUB_ROUTER} holds here; and with automatic options the
     * policy also responds to plain {@code OPTIONS} requests.
     */
    ROUTE
}
