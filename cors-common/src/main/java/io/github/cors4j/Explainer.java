package io.github.cors4j;

import io.github.cors4j.CorsExplanation.Check;
import io.github.cors4j.CorsExplanation.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a decision into words. It decides nothing: which check failed is what the decision says, and only how narrowly
 * is looked up here.
 */
final class Explainer<R> {
    private final CorsDecision decision;
    private final R request;
    private final RequestReader<R> reader;
    private final List<Check> checks = new ArrayList<>();
    private @Nullable String remedy;

    Explainer(CorsDecision decision, R request, RequestReader<R> reader) {
        this.decision = decision;
        this.request = request;
        this.reader = reader;
    }

    CorsExplanation explain(List<CorsExplanation.ResourceMatch> resources) {
        Policy policy = decision.policy();
        checkPath(policy);
        checkOrigin(policy);
        checkMethod(policy);
        checkHeaders();
        return new CorsExplanation(decision, resources, checks, remedy, notes(policy));
    }

    private void checkPath(@Nullable Policy policy) {
        String path = HarmlessText.of(reader.path(request));
        if (policy == null) {
            fail(
                    "path",
                    "no resource of the policy covers the path " + path + ", or it is excluded",
                    "declare a resource that matches the path, or remove the exclusion");
        } else if (decision.outcome() == Outcome.PATH_AMBIGUOUS) {
            fail(
                    "path",
                    "the path " + path + " belongs to another resource than its normalised form "
                            + HarmlessText.of(PathNormalizer.normalize(reader.path(request))),
                    "request the normalised form");
        } else {
            pass("path", "the resource " + HarmlessText.bare(policy.resource()) + " covers " + path);
        }
    }

    private void checkOrigin(@Nullable Policy policy) {
        String origin = reader.header(request, CorsHeaders.ORIGIN);
        if (policy == null || decision.outcome() == Outcome.PATH_AMBIGUOUS) {
            skip("origin", "not reached");
        } else if (decision.kind() == RequestKind.NON_CORS || origin == null) {
            skip("origin", "the request has no Origin: it comes from no page, or from a page of the same origin");
        } else {
            checkOrigin(policy, origin);
        }
    }

    private void checkOrigin(Policy policy, String origin) {
        String quoted = "Origin " + HarmlessText.of(origin);
        switch (decision.outcome()) {
            case ORIGIN_MALFORMED ->
                fail(
                        "origin",
                        reader.headers(request, CorsHeaders.ORIGIN).size() > 1
                                ? "the request has several Origin headers"
                                : quoted + " is malformed: it is not scheme://host, perhaps with a port, or null",
                        "send what a browser sends, such as https://app.example.com, without path or trailing slash");
            case ORIGIN_INSECURE ->
                fail(
                        "origin",
                        quoted + " is insecure, and the policy supports credentials",
                        "serve the page with https, or set dangerouslyAllowInsecureOrigins");
            case ORIGIN_NOT_ALLOWED -> {
                if (origin.equals(OriginSyntax.NULL)) {
                    fail(
                            "origin",
                            "Origin null is not allowed: it is what pages from files and sandboxed frames send",
                            "serve the page from a server, such as http://localhost:3000, and list that");
                } else {
                    OriginHint hint = new OriginHint(origin, policy.origins().patterns());
                    fail("origin", quoted + " is not allowed: " + hint.cause(), hint.remedy());
                }
            }
            default -> pass("origin", quoted + " is allowed by " + policy.origins());
        }
    }

    private void checkMethod(@Nullable Policy policy) {
        String method = reader.header(request, CorsHeaders.REQUEST_METHOD);
        if (!decision.reachesMethod() || policy == null || method == null) {
            skip(
                    "method",
                    decision.kind() == RequestKind.PREFLIGHT ? "not reached" : "only preflights ask for a method");
        } else if (decision.outcome() == Outcome.METHOD_NOT_ALLOWED) {
            String upper = method.toUpperCase(Locale.ROOT);
            boolean caseOnly = policy.methods().contains(upper);
            fail(
                    "method",
                    "method " + HarmlessText.of(method) + " is not allowed: the policy allows " + policy.methodList()
                            + (caseOnly ? "; the letter case differs, and methods compare byte for byte" : ""),
                    caseOnly
                            ? "write method: \"" + upper + "\" in the page's script"
                            : "add " + HarmlessText.of(method) + " to methods");
        } else {
            pass("method", "method " + HarmlessText.of(method) + " is allowed");
        }
    }

    private void checkHeaders() {
        if (!decision.reachesMethod() || decision.outcome() == Outcome.METHOD_NOT_ALLOWED) {
            skip(
                    "headers",
                    decision.kind() == RequestKind.PREFLIGHT ? "not reached" : "only preflights ask for headers");
            return;
        }
        List<String> lines = reader.headers(request, CorsHeaders.REQUEST_HEADERS);
        if (decision.outcome() == Outcome.HEADER_NOT_ALLOWED) {
            Set<String> missing = missing(lines);
            fail(
                    "headers",
                    "request headers " + HarmlessText.bare(String.join(", ", missing)) + " are not allowed",
                    "add them to allowHeaders, or do not set them in the page's script");
        } else {
            pass("headers", lines.isEmpty() ? "no request header needs permission" : "all request headers are allowed");
        }
    }

    /** What was asked for and is not in the decision. */
    private Set<String> missing(List<String> lines) {
        Set<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines) {
            for (String name : line.split(",")) {
                if (!name.isBlank()) {
                    missing.add(name.strip());
                }
            }
        }
        String granted = decision.headers().getOrDefault(CorsHeaders.ALLOW_HEADERS, "");
        for (String name : granted.split(", ")) {
            missing.remove(name);
        }
        return missing;
    }

    private List<String> notes(@Nullable Policy policy) {
        boolean cookies = reader.header(request, "Cookie") != null;
        boolean crossOrigin = decision.kind() == RequestKind.ACTUAL && decision.allowed();
        return policy != null
                        && crossOrigin
                        && cookies
                        && !decision.headers().containsKey(CorsHeaders.ALLOW_CREDENTIALS)
                ? List.of("the request carries cookies, and the policy does not support credentials: a page that sends"
                        + " them cannot read the response; list the origins and set supportsCredentials")
                : List.of();
    }

    private void pass(String subject, String detail) {
        checks.add(new Check(subject, Result.PASSED, detail));
    }

    private void skip(String subject, String detail) {
        checks.add(new Check(subject, Result.SKIPPED, detail));
    }

    private void fail(String subject, String detail, String remedy) {
        checks.add(new Check(subject, Result.FAILED, detail));
        this.remedy = remedy;
    }
}
