package io.github.cors4j.contract;

import java.util.function.Function;

/**
 * What a framework has to declare about itself, and how to start it.
 *
 * @param pathForm the form of a path that it routes on
 * @param servesHead whether it serves {@code HEAD} if the application has only {@code GET}
 * @param start starts a site
 */
public record Host(PathForm pathForm, boolean servesHead, Function<Site, Target> start) {
    /** Returns a framework that is reached over HTTP. */
    public static Host http(PathForm pathForm, boolean servesHead, Function<Site, SiteServer> server) {
        return new Host(pathForm, servesHead, site -> new HttpTarget(server.apply(site)));
    }

    /** Returns the same, reached through raw sockets only, for differences in the server that do not depend on clients. */
    public static Host sockets(PathForm pathForm, boolean servesHead, Function<Site, SiteServer> server) {
        return new Host(pathForm, servesHead, site -> new SocketTarget(server.apply(site)));
    }
}
