package io.github.cors4j.examples.playground;

import io.javalin.http.Context;
import java.util.List;

/**
 * What the page may do: run its own scripts, and talk to itself and to the two servers.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>
 */
final class ContentSecurity {
    private final String page;
    private final String sender;

    ContentSecurity(List<String> own, List<String> apis) {
        String origins = String.join(" ", own);
        String servers = String.join(" ", apis) + " " + String.join(" ", apis).replace("http:", "ws:");
        page = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' " + origins
                + " " + servers + "; frame-src " + origins
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        // In a sandboxed frame 'self' may mean nobody, so the origins are named as well.
        sender = "default-src 'none'; script-src 'self' " + origins + "; connect-src " + servers
                + "; base-uri 'none'; form-action 'none'; frame-ancestors " + origins;
    }

    /** Adds the headers to a response. */
    void protect(Context ctx) {
        ctx.header("Content-Security-Policy", ctx.path().equals("/sender.html") ? sender : page);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
    }
}
