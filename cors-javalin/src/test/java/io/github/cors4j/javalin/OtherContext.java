package io.github.cors4j.javalin;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Something beside Javalin on the same Jetty server that takes care of CORS itself. */
final class OtherContext extends Handler.Wrapper {

    private final String path;

    OtherContext(String path) {
        this.path = path;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getHttpURI().getPath().startsWith(path)) {
            return super.handle(request, response, callback);
        }
        response.getHeaders().put("Access-Control-Allow-Origin", "its-own");
        response.write(true, StandardCharsets.US_ASCII.encode("other"), callback);
        return true;
    }
}
