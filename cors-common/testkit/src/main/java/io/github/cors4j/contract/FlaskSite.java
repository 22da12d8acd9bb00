package io.github.cors4j.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The three applications that the cases were recorded with. */
final class FlaskSite {
    private static final List<String> PATHS = List.of("/", "/api/v1/users/", "/api/v1/users/create", "/public");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");
    private static final String ERROR = "/error";
    private static final String PUBLIC = "/public";

    private FlaskSite() {}

    static Site of(String group, Policy policy) {
        List<SiteRoute> routes = new ArrayList<>();
        for (String path : PATHS) {
            METHODS.forEach(method -> routes.add(SiteRoute.of(method, path, StandardSite::answer)));
            routes.add(SiteRoute.of("HEAD", path, StandardSite::answer));
        }
        routes.add(SiteRoute.of("GET", ERROR, reply -> {
            throw new IllegalStateException("a handler that fails");
        }));
        return switch (group) {
            case "extension" -> new Site(Optional.of(policy), List.of(), routes);
            case "decorator" -> new Site(Optional.empty(), List.of(), decorated(routes, policy));
            case "blueprint" ->
                new Site(
                        Optional.empty(),
                        mounts(policy.paths().isPresent() ? policy.excluding("/missing", "/api/missing") : policy),
                        routes);
            default -> throw new IllegalArgumentException(group);
        };
    }

    private static List<Site.Mount> mounts(Policy policy) {
        return List.of(new Site.Mount("/api/v1/users", policy), new Site.Mount(ERROR, policy));
    }

    private static List<SiteRoute> decorated(List<SiteRoute> routes, Policy policy) {
        return routes.stream()
                .map(route -> route.path().equals(PUBLIC) ? route : route.decorated(policy))
                .toList();
    }

    /** Returns whether a response with status 404 or 405 comes from inside the scope of the group. */
    static boolean covers(FlaskCase flask) {
        String path = flask.request().path();
        boolean inside = path.startsWith("/api/v1/users/") || path.equals(ERROR);
        return switch (flask.group()) {
            case "extension" -> true;
            case "blueprint" -> inside;
            default -> inside && flask.response().status() == 405;
        };
    }
}
