package io.github.cors4j.examples.playground;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.CorsExplanation;
import io.github.cors4j.spi.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explains requests by the policy that would decide about them, and writes explanations as JSON. */
final class Explanations {
    private final LivePolicy policy;
    private final List<RoutePolicy> routes;

    Explanations(LivePolicy policy, List<RoutePolicy> routes) {
        this.policy = policy;
        this.routes = routes;
    }

    /** Explains a request. The innermost scope decides alone: a route's own policy, otherwise the application's. */
    Map<String, Object> explain(DescribedRequest request) {
        Optional<RoutePolicy> route = routes.stream()
                .filter(candidate -> candidate.decides(request.path()))
                .findFirst();
        Cors cors = route.map(RoutePolicy::cors).orElseGet(policy);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scope", route.isPresent() ? "route" : "application");
        json.putAll(json(cors.explain(request.request(), route.isPresent() ? Scope.ROUTE : Scope.APPLICATION)));
        return json;
    }

    private static Map<String, Object> json(CorsExplanation explanation) {
        CorsDecision decision = explanation.decision();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", decision.kind());
        json.put("outcome", decision.outcome());
        json.put("allowed", decision.allowed());
        json.put("refuses", decision.refusesRequest());
        json.put("covered", decision.covered());
        json.put("resource", decision.resource().orElse(null));
        json.put("summary", explanation.summary());
        json.put("cause", explanation.cause().orElse(null));
        json.put("remedy", explanation.remedy().orElse(null));
        json.put("notes", explanation.notes());
        json.put("checks", explanation.checks());
        json.put("resources", explanation.resources());
        json.put("headers", decision.headers());
        json.put("vary", decision.vary());
        return json;
    }
}
