package io.github.cors4j.vertx;

import static io.github.cors4j.vertx.Server.APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.web.AllowForwardHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The site's own pages behind a proxy that changes {@code Host} and says so, where the router follows what it says. */
class ForwardedTest {
    private static final String SITE = "https://site.example";

    private static Server start(AllowForwardHeaders followed) {
        return Server.start(router -> {
            router.allowForward(followed);
            CrossOriginHandler.create(
                            cors -> cors.origins(APP).guardUnsafeMethods(true).guardWebSockets(true))
                    .mountOn(router);
            router.post("/x").handler(ctx -> ctx.end("handled"));
            router.get("/ws").handler(ctx -> ctx.request().toWebSocket().onSuccess(socket -> socket.close()));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what the router follows | the proxy's header | whether it is the site's own page
                "ALL       | X-Forwarded-Host: site.example      | true",
                "X_FORWARD | X-Forwarded-Host: site.example      | true",
                "X_FORWARD | X-Forwarded-Host: site.example:443  | true",
                "X_FORWARD | X-Forwarded-Host: SITE.example      | true",
                "FORWARD   | Forwarded: host=site.example        | true",
                "ALL       | Forwarded: host=site.example        | true",
                "ALL       | X-Forwarded-Port: 8443              | false",
                "ALL       | X-Forwarded-Host: site.example:8443 | false",
                "ALL       | X-Forwarded-Host: evil.example      | false",
                "ALL       | X-Forwarded-Host: :::               | false",
                "ALL       | X-Forwarded-Host: [::1              | false",
                "ALL       | X-Forwarded-Proto: https            | false",
                "FORWARD   | Forwarded: host=a:b                 | false",
                "FORWARD   | X-Forwarded-Host: site.example      | false",
                "X_FORWARD | Forwarded: host=site.example        | false",
                "NONE      | X-Forwarded-Host: site.example      | false",
                "NONE      | Forwarded: host=site.example        | false",
            })
    void theSitesOwnPagesAreThoseOfTheHostThatTheRouterFollows(
            AllowForwardHeaders followed, String header, boolean own) {
        try (Server server = start(followed)) {
            assertThat(server.raw("POST /x HTTP/1.1", "Origin: " + SITE, header).status())
                    .isEqualTo(own ? 200 : 403);
            assertThat(GuardedSocketsTest.handshake(server, "/ws", "Origin: " + SITE, header)
                            .status())
                    .isEqualTo(own ? 101 : 403);
        }
    }

    /** Then the request was sent to another host than the one that it came to. */
    @ParameterizedTest
    @CsvSource({
        "ALL,  X-Forwarded-Host: site.example, 403",
        "ALL,  X-Forwarded-Port: 8443,         403",
        "NONE, X-Forwarded-Host: site.example, 200",
        "NONE, X-Forwarded-Port: 8443,         200"
    })
    void theHostThatTheProxySendsToIsNotTheSites(AllowForwardHeaders followed, String header, int status) {
        try (Server server = start(followed)) {
            assertThat(server.raw("POST /x HTTP/1.1", "Origin: http://localhost", header)
                            .status())
                    .isEqualTo(status);
        }
    }
}
