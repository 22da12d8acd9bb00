package io.github.cors4j;

import io.github.cors4j.CorsExplanation.Check;
import io.github.cors4j.CorsExplanation.ResourceMatch;
import io.github.cors4j.CorsExplanation.Result;
import io.github.cors4j.internal.explain.AmbiguousPathHint;
import io.github.cors4j.internal.explain.HeaderHint;
import io.github.cors4j.internal.explain.Hint;
import io.github.cors4j.internal.explain.MethodHint;
import io.github.cors4j.internal.explain.OriginHint;
import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.internal.origin.OriginSyntax;
import io.github.cors4j.internal.path.PathPattern;
import io.github.cors4j.internal.path.PathTable;
import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.spi.RequestReader;
import io.github.cors4j.spi.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains a decision in words. It decides nothing: the decision says which check failed, and this class finds out how
 * narrowly.
 */
final class Explainer<R> {
    private final CorsDecision decision;
    private final ResourceTable resources;
    private final R request;
    private final RequestReader<R> reader;
    private final Scope scope;
    private final @Nullable Policy policy;
    private final List<Check> checks = new ArrayList<>();
    private @Nullable String remedy;

    Explainer(CorsDecision decision, ResourceTable resources, R request, RequestReader<R> reader, Scope scope) {
        this.decision = decision;
        this.resources = resources;
        this.request = request;
        this.reader = reader;
        this.scope = scope;
        this.policy = resources.find(decision.kind(), request, reader, scope).policy();
    }

    /** Returns the most important facts in one line. */
    String summary() {
        return explanation(List.of()).summary();
    }

    CorsExplanation explain() {
        return explanation(resources.resources().stream().map(this::match).toList());
    }

    private CorsExplanation explanation(List<ResourceMatch> matches) {
        checkPath();
        checkOrigin();
        checkMethod();
        checkHeaders();
        return new CorsExplanation(decision, matches, checks, remedy, notes());
    }

    private ResourceMatch match(PathTable.Entry<Coverage> resource) {
        boolean matches = matches(resource.pattern());
        return new ResourceMatch(
                resource.pattern().text(),
                matches,
                decision.covered() && matches && resource.value().policy() == policy);
    }

    private boolean matches(PathPattern pattern) {
        PathTable<Boolean> alone = new PathTable<>(List.of(new PathTable.Entry<>(pattern, true)));
        return (reader.pathsIgnoreCase(request) ? alone.ignoringCase() : alone).find(reader.path(request)) != null;
    }

    private void checkPath() {
        String path = HarmlessText.of(reader.path(request));
        if (policy == null || decision.outcome() == Outcome.PATH_AMBIGUOUS) {
            Hint hint = policy == null
                    ? resources.hint(reader.path(request), reader.pathsIgnoreCase(request))
                    : AmbiguousPathHint.of(reader.path(request), reader.otherPaths(request));
            if (decision.allowed()) {
                skip("path", hint.cause());
            } else {
                fail("path", hint);
            }
        } else {
            String resource = HarmlessText.bare(policy.resource());
            pass(
                    "path",
                    resource.equals("*")
                            ? "the policy covers every path"
                            : "the resource " + resource + " covers " + path);
        }
    }

    private void checkOrigin() {
        String origin = reader.header(request, CorsHeaders.ORIGIN);
        if (decision.outcome() == Outcome.SAME_ORIGIN) {
            skip("origin", "the request comes from a page of the same origin, to which CORS does not apply");
        } else if (policy == null || decision.outcome() == Outcome.PATH_AMBIGUOUS) {
            skip("origin", "not reached");
        } else if (decision.outcome() == Outcome.CROSS_SITE) {
            fail(
                    "origin",
                    "Sec-Fetch-Site " + HarmlessText.of(reader.header(request, CorsHeaders.FETCH_SITE))
                            + " says that the request is cross-origin, and it has no Origin that could be allowed",
                    "send it with fetch from a page of an allowed origin, not as a form, script or frame");
        } else if (decision.kind() == RequestKind.NON_CORS || origin == null) {
            skip(
                    "origin",
                    "the request has no Origin: it does not come from a page, or comes from a page of the same origin");
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
                                : quoted
                                        + " is malformed: it is neither scheme://host, with or without a port, nor null",
                        "send what a browser sends, such as https://app.example.com, without path or trailing slash");
            case ORIGIN_INSECURE ->
                fail(
                        "origin",
                        quoted + " is insecure, and the policy supports credentials",
                        "serve the page over https, or set dangerouslyAllowInsecureOrigins");
            case ORIGIN_NOT_ALLOWED -> {
                if (origin.equals(OriginSyntax.NULL)) {
                    fail(
                            "origin",
                            "Origin null is not allowed: it is what pages from files and sandboxed frames send",
                            "serve the page from a server, such as http://localhost:3000, and list that origin");
                } else {
                    Hint hint = OriginHint.of(origin, policy.origins());
                    fail("origin", quoted + " is not allowed: " + hint.cause(), hint.remedy());
                }
            }
            default -> pass("origin", quoted + " is allowed by " + policy.origins());
        }
    }

    private void checkMethod() {
        if (policy != null && decision.refusesRequest() && decision.outcome() == Outcome.METHOD_NOT_ALLOWED) {
            String sent = reader.method(request);
            boolean overridden = policy.methods().contains(sent);
            fail("method", MethodHint.of(overridden ? reader.routedMethod(request) : sent, policy.methods()));
            return;
        }
        String method = reader.header(request, CorsHeaders.REQUEST_METHOD);
        if (!decision.reachesMethod() || policy == null || method == null) {
            skip("method", isPreflight() ? "not reached" : "only preflights ask for a method");
        } else if (decision.outcome() == Outcome.METHOD_NOT_ALLOWED) {
            fail("method", MethodHint.of(method, policy.methods()));
        } else {
            pass("method", "method " + HarmlessText.of(method) + " is allowed");
        }
    }

    private void checkHeaders() {
        if (!decision.reachesMethod() || policy == null || decision.outcome() == Outcome.METHOD_NOT_ALLOWED) {
            skip("headers", isPreflight() ? "not reached" : "only preflights ask for headers");
            return;
        }
        List<String> lines = reader.headers(request, CorsHeaders.REQUEST_HEADERS);
        if (decision.outcome() == Outcome.HEADER_NOT_ALLOWED) {
            String granted = decision.headers().getOrDefault(CorsHeaders.ALLOW_HEADERS, "");
            fail("headers", HeaderHint.of(lines, granted, policy.allowHeaders()));
        } else {
            boolean none = lines.stream().allMatch(String::isBlank);
            pass("headers", none ? "no request header needs permission" : "all request headers are allowed");
        }
    }

    /** Returns notes on what the policy allows, but a browser or the application may refuse. */
    private List<String> notes() {
        if (policy == null || !decision.allowed()) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        if (request instanceof CorsRequest plain) {
            notePreflightOf(plain, notes);
        }
        String allowedOrigin = decision.headers().get(CorsHeaders.ALLOW_ORIGIN);
        if (decision.kind() == RequestKind.ACTUAL
                && reader.header(request, CorsHeaders.COOKIE) != null
                && !decision.headers().containsKey(CorsHeaders.ALLOW_CREDENTIALS)) {
            notes.add("the request carries cookies, and the policy does not support credentials: a page that sends them"
                    + ("*".equals(allowedOrigin)
                            ? " cannot read the response, since * is never combined with credentials"
                            : " cannot read the response")
                    + "; list the origins and set supportsCredentials, or do not send cookies");
        }
        if (isPreflight() && !decision.endsRequest()) {
            notes.add(
                    "automaticOptions is off: the application itself has to respond to the preflight, with a status from"
                            + " 200 to 299");
        }
        if (isPreflight()
                && Policy.asksForPrivateNetwork(request, reader)
                && !decision.headers().containsKey(CorsHeaders.ALLOW_PRIVATE_NETWORK)) {
            notes.add("the browser also asks for access to a private network; set allowPrivateNetwork to grant it");
        }
        return notes;
    }

    /** Notes that a request which no browser has sent yet would not be sent at all. */
    private void notePreflightOf(CorsRequest plain, List<String> notes) {
        CorsRequest asking = BrowserCheck.preflightOf(plain, decision);
        if (asking != null) {
            RequestKind kind = RequestKind.PREFLIGHT;
            String origin = RequestKind.origin(asking, CorsRequest.READER);
            CorsDecision asked = resources
                    .find(kind, asking, CorsRequest.READER, scope)
                    .decide(kind, origin, asking, CorsRequest.READER);
            CorsExplanation preflight =
                    new Explainer<>(asked, resources, asking, CorsRequest.READER, scope).explanation(List.of());
            preflight
                    .cause()
                    .ifPresent(cause -> notes.add("its preflight is refused: " + cause + "; "
                            + preflight.remedy().orElse("")));
        }
    }

    private boolean isPreflight() {
        return decision.kind() == RequestKind.PREFLIGHT;
    }

    private void pass(String subject, String detail) {
        checks.add(new Check(subject, Result.PASSED, detail));
    }

    private void skip(String subject, String detail) {
        checks.add(new Check(subject, Result.SKIPPED, detail));
    }

    private void fail(String subject, Hint hint) {
        fail(subject, hint.cause(), hint.remedy());
    }

    private void fail(String subject, String detail, String remedy) {
        checks.add(new Check(subject, Result.FAILED, detail));
        this.remedy = remedy;
    }
}
