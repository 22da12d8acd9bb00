package io.github.cors4j.contract;

import java.util.function.Function;

/**
 * What a framework has to tell of itself, and how to start it.
 *
 * @param pathForm on what form of a path it routes
 * @param servesHead whether it serves {@code HEAD} where the application has {@code GET} only
 * @param knowsMissingMethods whether its router tells that no route has a method of a path, so that the answer to such a
 *     request has the headers of the path's first decorated route, as the preflight for it had
 * @param start starts a site
 */
public record Host(PathForm pathForm, boolean servesHead, boolean knowsMissingMethods, Function<Site, Target> start) {
    /** A framework that is reached over HTTP. */
    public static Host http(
            PathForm pathForm, boolean servesHead, boolean knowsMissingMethods, Function<Site, SiteServer> server) {
        return new Host(pathForm, servesHead, knowsMissingMethods, site -> new HttpTarget(server.apply(site)));
    }

    static Host core(PathForm pathForm) {
        boolean knowsMissingMethods = pathForm == PathForm.RAW;
        return new Host(
                pathForm, false, knowsMissingMethods, site -> new CoreTarget(site, pathForm, knowsMissingMethods));
    }
}
