package io.github.cors4j.contract;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.CorsRequest;
import io.github.cors4j.RequestKind;
import io.github.cors4j.spi.ResponseHeaders;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smallest framework that an adapter could be written for: what it gets wrong, the core got wrong. */
final class CoreTarget implements Target {
    private static final ResponseHeaders<List<Header>> ACCESS = new ResponseHeaders<>() {
        @Override
        public List<String> getAll(List<Header> response, String name) {
            return new Response(200, response, "").values(name);
        }

        @Override
        public void set(List<Header> response, String name, String value) {
            remove(response, name);
            response.add(new Header(name, value));
        }

        @Override
        public void remove(List<Header> response, String name) {
            response.removeIf(header -> header.name().equalsIgnoreCase(name));
        }
    };

    /** Asked for the kind of a request, which is the same for every policy. */
    private static final Cors ANY = Cors.defaults();

    private final Site site;
    private final PathForm form;
    private final Map<Policy, Cors> policies = new IdentityHashMap<>();

    /** Returns what the core is, seen as a framework. */
    static Host host(PathForm form) {
        return new Host(form, false, site -> new CoreTarget(site, form));
    }

    private CoreTarget(Site site, PathForm form) {
        this.site = site;
        this.form = form;
        site.application().ifPresent(policy -> policies.put(policy, policy.cors()));
        site.mounts()
                .forEach(mount -> policies.put(mount.policy(), mount.policy().cors()));
        site.routes().forEach(route -> route.policy().ifPresent(policy -> policies.put(policy, policy.route())));
    }

    @Override
    public Response send(Request request) {
        List<SiteRoute> routes = site.routes().stream()
                .filter(route -> trimmed(route.path()).equals(trimmed(form.of(request.path()))))
                .toList();
        Optional<CorsDecision> decision = policy(request, routes).map(policy -> decide(policy, request, routes));
        List<Header> headers = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        int status = decision.filter(CorsDecision::endsRequest).isPresent()
                ? end(decision.get(), routes, headers)
                : run(request, routes, headers, body);
        decision.ifPresent(decided -> decided.applyTo(headers, ACCESS));
        return new Response(status, headers, body.toString());
    }

    private CorsDecision decide(Policy policy, Request request, List<SiteRoute> routes) {
        Cors cors = policies.get(policy);
        boolean ofRoute =
                routes.stream().anyMatch(route -> route.policy().stream().anyMatch(own -> own == policy));
        return cors.decide(
                plain(request), ofRoute ? io.github.cors4j.spi.Scope.ROUTE : io.github.cors4j.spi.Scope.APPLICATION);
    }

    /** What a policy is asked about: the request with the path that a framework routes on. */
    private CorsRequest plain(Request request) {
        CorsRequest plain =
                CorsRequest.of(request.method(), form.of(request.path())).routedAs(request.routedMethod());
        for (Header header : request.headers()) {
            plain = plain.header(header.name(), header.value());
        }
        return plain;
    }

    @Override
    public void close() {
        // nothing runs
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The innermost scope: the route that the request means, else the sub-router, else the application. */
    private Optional<Policy> policy(Request request, List<SiteRoute> routes) {
        CorsRequest plain = plain(request);
        String method = ANY.decide(plain).kind() == RequestKind.PREFLIGHT
                ? plain.header("Access-Control-Request-Method").orElseThrow()
                : request.routedMethod();
        Optional<SiteRoute> meant =
                routes.stream().filter(route -> route.method().equals(method)).findFirst();
        Optional<SiteRoute> deciding = meant.isPresent()
                ? meant
                : routes.stream().filter(route -> route.policy().isPresent()).findFirst();
        return deciding.flatMap(SiteRoute::policy)
                .or(() -> site.mounts().stream()
                        .filter(mount -> mount.holds(form.of(request.path())))
                        .findFirst()
                        .map(Site.Mount::policy))
                .or(site::application);
    }

    private static int end(CorsDecision decision, List<SiteRoute> routes, List<Header> headers) {
        String allow = decision.refusesRequest()
                ? null
                : CorsDecision.allow(routes.stream().map(SiteRoute::method).toList());
        if (allow != null) {
            headers.add(new Header("Allow", allow));
        }
        if (decision.status() != 204) {
            headers.add(new Header("Content-Length", "0"));
        }
        return decision.status();
    }

    private static int run(Request request, List<SiteRoute> routes, List<Header> headers, StringBuilder body) {
        Optional<SiteRoute> route = routes.stream()
                .filter(each -> each.method().equals(request.routedMethod()))
                .findFirst();
        if (route.isEmpty()) {
            return routes.isEmpty() ? 404 : 405;
        }
        int[] status = {200};
        try {
            route.get().handler().handle(new Reply() {
                @Override
                public void status(int code) {
                    status[0] = code;
                }

                @Override
                public void add(String name, String value) {
                    headers.add(new Header(name, value));
                }

                @Override
                public void set(String name, String value) {
                    ACCESS.set(headers, name, value);
                }

                @Override
                public void body(String text) {
                    body.append(text);
                }
            });
            return status[0];
        } catch (IllegalStateException e) {
            return 500;
        }
    }
}
