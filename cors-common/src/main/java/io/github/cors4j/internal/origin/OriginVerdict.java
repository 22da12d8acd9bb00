package io.github.cors4j.internal.origin;

/** Whether a request's origin is allowed, or why not. */
public enum OriginVerdict {
    /** It is listed, or matches a pattern or an expression. */
    ALLOWED,

    /** It is an origin, and not one of those that are allowed. */
    NOT_ALLOWED,

    /** An expression matches it, but it is insecure, and that is not enough for credentials. */
    INSECURE,

    /** No browser sends it. */
    MALFORMED
}
