package io.github.cors4j.contract;

import java.util.function.Function;

/**
 * What a framework has to tell of itself, and how to start it.
 *
 * @param pathForm on what form of a path it routes
 * @param servesHead whether it serves {@code HEAD} where the application has {@code GET} only
 * @param start starts a site
 */
public record Host(PathForm pathForm, boolean servesHead, Function<Site, Target> start) {
    /** A framework that is reached over HTTP. */
    public static Host http(PathForm pathForm, boolean servesHead, Function<Site, SiteServer> server) {
        return new Host(pathForm, servesHead, site -> new HttpTarget(server.apply(site)));
    }

    /** The same by raw sockets only, for what differs in the server and not in what clients make of it. */
    public static Host sockets(PathForm pathForm, boolean servesHead, Function<Site, SiteServer> server) {
        return new Host(pathForm, servesHead, site -> new SocketTarget(server.apply(site)));
    }
}
