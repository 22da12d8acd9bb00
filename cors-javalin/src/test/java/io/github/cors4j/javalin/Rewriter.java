package io.github.cors4j.javalin;

import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Serves what is asked for below one path from another, as Jetty's rewriting handlers do. */
final class Rewriter extends Handler.Wrapper {

    private final String from;
    private final String to;

    Rewriter(String from, String to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpURI uri = request.getHttpURI();
        if (!uri.getPath().startsWith(from)) {
            return super.handle(request, response, callback);
        }
        HttpURI rewritten =
                HttpURI.build(uri).path(uri.getPath().replaceFirst(from, to)).asImmutable();
        return super.handle(Request.serveAs(request, rewritten), response, callback);
    }
}
