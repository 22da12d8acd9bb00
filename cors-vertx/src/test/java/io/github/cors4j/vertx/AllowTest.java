package io.github.cors4j.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The methods that preflights are told, as far as the routes tell them. */
class AllowTest {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start(router -> {
            CrossOriginHandler.create().mountOn(router);
            router.route().handler(BodyHandler.create());
            router.post().handler(RoutingContext::next);
            router.get("/x").handler(RoutingContext::end);
            router.post("/x").handler(RoutingContext::end);
            router.get("/x").handler(RoutingContext::end);
            router.options("/own").handler(RoutingContext::end);
            router.put("/own").handler(RoutingContext::end);
            router.route("/many")
                    .method(HttpMethod.PUT)
                    .method(HttpMethod.DELETE)
                    .handler(RoutingContext::end);
            router.get("/users/:id").handler(RoutingContext::end);
            router.delete("/users/:id/photos").handler(RoutingContext::end);
            router.patchWithRegex("/re/[a-z]+").handler(RoutingContext::end);
            router.get("/files/*").handler(RoutingContext::end);
            router.route(HttpMethod.valueOf("PURGE"), "/cache").handler(RoutingContext::end);
            router.route("/any").handler(RoutingContext::end);
            Router api = Server.router();
            Router v1 = Server.router();
            api.put("/x").handler(RoutingContext::end);
            v1.delete("/:id").handler(RoutingContext::end);
            api.route("/v1/*").subRouter(v1);
            router.route("/api/*").subRouter(api);
            router.get("/api/x").handler(RoutingContext::end);
            Router tenant = Server.router();
            tenant.put("/x").handler(RoutingContext::end);
            router.route("/t/:tenant/*").subRouter(tenant);
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "/x,                'GET, POST, OPTIONS'",
                "/x/,               'GET, POST, OPTIONS'",
                "/%78,              'GET, POST, OPTIONS'",
                "/own,              'PUT, OPTIONS'",
                "/many,             'DELETE, PUT, OPTIONS'",
                "/users/5,          'GET, OPTIONS'",
                "/users/5/photos,   'DELETE, OPTIONS'",
                "/users/5/else,     none",
                "/re/abc,           'PATCH, OPTIONS'",
                "/re/123,           none",
                "/files/a/b,        'GET, OPTIONS'",
                "/cache,            'PURGE, OPTIONS'",
                "/api/x,            'PUT, GET, OPTIONS'",
                "/api/v1/5,         'DELETE, OPTIONS'",
                "/t/acme/x,         'PUT, OPTIONS'",
                "/nothing,          none",
                "/,                 none",
            })
    void ofAPath(String path, String allow) {
        assertThat(server.preflight("GET", path).header("Allow")).isEqualTo(allow);
    }

    /** Nothing tells a route for any method that answers from one that only looks on. */
    @Test
    void routesForAnyMethodAreLeftOut() {
        assertThat(server.preflight("GET", "/any").header("Allow")).isNull();
    }

    @Test
    void aSubRouterMountedAloneKnowsItsOwnRoutes() {
        try (Server alone = Server.start(router -> {
            Router api = Server.router();
            CrossOriginHandler.create().mountOn(api);
            api.put("/x").handler(RoutingContext::end);
            router.route("/t/:tenant/*").subRouter(api);
        })) {
            assertThat(alone.preflight("PUT", "/t/acme/x").header("Allow")).isEqualTo("PUT, OPTIONS");
        }
    }

    @Test
    void refusedPreflightsSayItToo() {
        try (Server strict = Server.start(router -> {
            CrossOriginHandler.create(cors -> cors.origins("https://other.example"))
                    .mountOn(router);
            router.get("/x").handler(RoutingContext::end);
        })) {
            assertThat(strict.preflight("GET", "/x").header("Allow")).isEqualTo("GET, OPTIONS");
        }
    }
}
