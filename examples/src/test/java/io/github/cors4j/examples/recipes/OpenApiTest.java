package io.github.cors4j.examples.recipes;

import static io.github.cors4j.examples.recipes.Recipe.get;
import static io.github.cors4j.examples.recipes.Recipe.request;

import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.graphql.GraphQLHandler;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recipes for routers that others build: OpenAPI and GraphQL")
class OpenApiTest {
    private static final String APP = "https://app.example.com";
    private static final String EVIL = "https://evil.example";
    private static final String ALLOW = "Access-Control-Allow-Origin: ";
    private static final Vertx VERTX = Vertx.vertx();
    private static final JsonObject CONTRACT = new JsonObject("""
            {
              "openapi": "3.1.0",
              "info": {"title": "Shop", "version": "1"},
              "servers": [{"url": "https://api.example.com"}],
              "paths": {
                "/orders": {"get": {"operationId": "listOrders", "responses": {"200": {"description": "orders"}}}},
                "/prices": {"get": {"operationId": "listPrices", "responses": {"200": {"description": "prices"}}}}
              }
            }
            """);

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    @Test
    void openApi() throws Exception {
        OpenAPIContract contract = OpenAPIContract.from(VERTX, CONTRACT).await();
        RouterBuilder builder = RouterBuilder.create(VERTX, contract);
        builder.getRoutes().forEach(route -> route.addHandler(ctx -> ctx.end()));
        Recipe.onRouter(
                VERTX,
                withCors(builder),
                get("/orders", APP, ALLOW + APP),
                get("/orders", EVIL),
                request("GET", "/prices", EVIL) + "\nHTTP/1.1 200 OK\n" + ALLOW + "*",
                preflight("/prices", EVIL) + "\nHTTP/1.1 200 OK\nAllow: GET, OPTIONS\n" + ALLOW + "*"
                        + "\nAccess-Control-Allow-Methods: GET, HEAD, POST"
                        + "\nVary: Access-Control-Request-Method, Access-Control-Request-Headers");
    }

    private static Router withCors(RouterBuilder builder) {
        Router router = builder.createRouter();
        CrossOriginHandler.create(cors -> cors.origins("https://app.example.com"))
                .mountOn(router);
        for (Route route : router.getRoutes()) {
            Operation operation = route.getMetadata(RouterBuilder.KEY_META_DATA_OPERATION);
            if (operation != null && operation.getOperationId().equals("listPrices")) {
                CrossOriginHandler.route(cors -> cors.sendWildcard(true).methods("GET", "HEAD", "POST"))
                        .mountOn(router, route);
            }
        }
        return router;
    }

    @Test
    void graphQl() throws Exception {
        GraphQL graphQL = GraphQL.newGraphQL(new SchemaGenerator()
                        .makeExecutableSchema(
                                new SchemaParser().parse("type Query { hello: String }"),
                                RuntimeWiring.newRuntimeWiring()
                                        .type("Query", type -> type.dataFetcher("hello", fetch -> "world"))
                                        .build()))
                .build();
        Recipe.onVertx(
                VERTX,
                router -> {
                    CrossOriginHandler.create(cors -> cors.origins("https://app.example.com")
                                    .supportsCredentials(true)
                                    .guardUnsafeMethods(true)
                                    .guardWebSockets(true)
                                    .methods("GET", "HEAD", "POST")
                                    .allowHeaders("Content-Type", "Authorization")
                                    .resource("/graphql"))
                            .mountOn(router);
                    router.route("/graphql").handler(BodyHandler.create(false)).handler(GraphQLHandler.create(graphQL));
                },
                request("POST", "/graphql", APP)
                                .replace("-i", "-i -d '{\"query\":\"{hello}\"}' -H 'Content-Type: application/json'")
                        + "\nHTTP/1.1 200 OK\n" + ALLOW + APP
                        + "\nAccess-Control-Allow-Credentials: true\nVary: Origin\n\n{\"data\":{\"hello\":\"world\"}}",
                request("OPTIONS", "/graphql", APP)
                                .replace(
                                        "-i",
                                        "-i -H 'Access-Control-Request-Method: POST' -H 'Access-Control-Request-Headers: content-type'")
                        + "\nHTTP/1.1 200 OK\n" + ALLOW + APP
                        + "\nAccess-Control-Allow-Credentials: true\nAccess-Control-Allow-Methods: GET, HEAD, POST"
                        + "\nAccess-Control-Allow-Headers: content-type"
                        + "\nVary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    }

    private static String preflight(String path, String origin) {
        return request("OPTIONS", path, origin).replace("-i", "-i -H \"Access-Control-Request-Method: GET\"");
    }
}
