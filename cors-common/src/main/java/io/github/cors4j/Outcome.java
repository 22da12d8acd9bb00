package io.github.cors4j;

/**
 * The outcome of a decision: the request is allowed, or the first reason why it is not.
 *
 * <p>A refusal by itself does not stop the request: the response has no CORS headers, and the browser keeps it from the
 * page. Only a guard refuses the request itself; see {@link CorsDecision#refusesRequest()}.
 */
public enum Outcome {
    /** The policy has no objection. Requests without an {@code Origin} to a covered path have this outcome, too. */
    ALLOWED("allowed"),

    /**
     * The request has an {@code Origin} that the policy does not allow, but comes from a page of the same origin. Browsers
     * do not apply CORS to it: there is nothing to allow, and nothing to add to the policy.
     */
    SAME_ORIGIN("it comes from a page of the same origin, to which CORS does not apply"),

    /** No resource of the policy covers the path, or the path is excluded. The response is left alone. */
    NOT_COVERED("no resource of the policy covers the path"),

    /**
     * The path as it was sent and its normalised form, decoded or not, belong to different resources. It is not known which
     * of them applies, so nothing is granted (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2">RFC 3986,
     * 6.2.2</a>).
     */
    PATH_AMBIGUOUS("the path and its normalised form belong to different resources"),

    /** No browser could have sent this {@code Origin}, or the request has several. */
    ORIGIN_MALFORMED("the Origin is malformed"),

    /** The {@code Origin} is not one that the policy allows. */
    ORIGIN_NOT_ALLOWED("the origin is not allowed"),

    /**
     * The {@code Origin} matches an expression of the policy, but it is insecure ({@code http:}, and not loopback), and the
     * policy supports credentials.
     */
    ORIGIN_INSECURE("the origin is insecure, and the policy supports credentials"),

    /**
     * A guard refuses the request: it has no {@code Origin} by which it could be allowed, and the browser says that it comes
     * from another origin ({@code Sec-Fetch-Site}).
     */
    CROSS_SITE("it comes from another origin, but does not name it"),

    /**
     * The policy does not allow the method that the preflight asks for, or a guard refuses an actual request because of its
     * method. Methods are compared byte for byte.
     */
    METHOD_NOT_ALLOWED("the method is not allowed"),

    /** The policy does not allow at least one of the request headers that the preflight asks for. */
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
