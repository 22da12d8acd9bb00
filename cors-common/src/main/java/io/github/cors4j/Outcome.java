package io.github.cors4j;

/**
 * The outcome of a request: allowed, or the first reason why not.
 *
 * <p>By itself a refusal stops no request: the response lacks headers, and the browser keeps it from the calling page. Only
 * where a guard is set does a request end here, as {@link CorsDecision#refusesRequest()} says.
 */
public enum Outcome {
    /** The policy has no objection; requests without an {@code Origin} end here, too. */
    ALLOWED("allowed"),

    /**
     * The request has an {@code Origin}, but comes from a page of the same origin, for which browsers ask no CORS; there
     * is nothing to allow, and nothing to add to the policy.
     */
    SAME_ORIGIN("it comes from a page of the same origin, so that CORS does not apply"),

    /** No resource of the policy covers the path, or the path is excluded: the response is left alone. */
    NOT_COVERED("no resource of the policy covers the path"),

    /**
     * The path as it was sent and its normalised form, decoded or not, belong to different resources, so that it is not
     * known whose grant would apply (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986,
     * 6.2.2</a>).
     */
    PATH_AMBIGUOUS("the path and its normalised form belong to different resources"),

    /** The {@code Origin} is none that a browser could have sent, or there are several. */
    ORIGIN_MALFORMED("the Origin is malformed"),

    /** The {@code Origin} is not among those of the policy. */
    ORIGIN_NOT_ALLOWED("the origin is not allowed"),

    /**
     * The {@code Origin} matches an expression of the policy, but is insecure ({@code http:}, not loopback), and the policy
     * supports credentials.
     */
    ORIGIN_INSECURE("the origin is insecure, and the policy supports credentials"),

    /**
     * A guard refuses the request: a browser says that it comes from another origin ({@code Sec-Fetch-Site}), and it has no
     * {@code Origin} by which it could be allowed.
     */
    CROSS_SITE("it comes from another origin that it does not name"),

    /** The method that the preflight asks for is not among those of the policy, or a guard refuses the request for it; methods compare byte for byte. */
    METHOD_NOT_ALLOWED("the method is not allowed"),

    /** At least one header name that the preflight asks for is not among those of the policy. */
    HEADER_NOT_ALLOWED("a request header is not allowed");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /**
     * Returns the outcome in plain words.
     *
     * @return a phrase in lower case, without a full stop
     */
    public String text() {
        return text;
    }
}
