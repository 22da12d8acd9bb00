package io.github.cors4j.internal.origin;

/** The verdict on the origin of a request. */
public enum OriginVerdict {
    /** It is listed, or matches a pattern or an expression. */
    ALLOWED,

    /** It is well-formed, but not allowed. */
    NOT_ALLOWED,

    /** An expression matches it, but it is insecure, and the policy supports credentials. */
    INSECURE,

    /** No browser could have sent it. */
    MALFORMED
}
