package io.github.cors4j.spi;

/** For what part of an application a policy decides; the adapter knows, and tells. */
public enum Scope {
    /** Everything that the framework serves. */
    APPLICATION,

    /**
     * What is below a path: a sub-router or a module. A path that only servers of files take out of it, by decoding it
     * twice ({@code /pub/..%2fsub/f.txt}), is granted nothing, even by a policy that covers every path.
     */
    SUB_ROUTER,

    /**
     * One route, with a policy for itself. What holds for {@link #SUB_ROUTER} holds here; and with automatic options the
     * route also answers plain {@code OPTIONS} requests.
     */
    ROUTE
}
