package io.github.cors4j.contract;

/** Sends every request through a raw socket that is kept open, which is fast. */
class SocketTarget implements Target {
    private final SiteServer server;
    private final RawHttp raw;

    SocketTarget(SiteServer server) {
        this.server = server;
        this.raw = new RawHttp(server.port());
    }

    final int port() {
        return server.port();
    }

    @Override
    public final Response send(Request request) {
        return raw.send(request);
    }

    @Override
    public final void close() {
        raw.close();
        server.close();
    }
}
