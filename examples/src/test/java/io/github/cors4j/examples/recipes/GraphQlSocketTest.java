package io.github.cors4j.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.GraphQL;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.graphql.ws.GraphQLWSHandler;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("GraphQL over websockets on Vert.x, behind a guard")
class GraphQlSocketTest {

    private static GraphQL hello() {
        return GraphQL.newGraphQL(new SchemaGenerator()
                        .makeExecutableSchema(
                                new SchemaParser().parse("type Query { hello: String }"),
                                RuntimeWiring.newRuntimeWiring().build()))
                .build();
    }

    @Test
    void onlyAllowedPagesAndProgramsOpenOne() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Router router = Router.router(vertx);
            CrossOriginHandler.create(
                            cors -> cors.origins("https://app.example.com").guardWebSockets(true))
                    .mountOn(router);
            router.route("/graphql").handler(GraphQLWSHandler.create(hello()));
            HttpServer server = vertx.createHttpServer(
                            new HttpServerOptions().addWebSocketSubProtocol("graphql-transport-ws"))
                    .requestHandler(router)
                    .listen(0, "localhost")
                    .await();
            int port = server.actualPort();
            assertThat(handshake(port, "Origin: https://evil.example\r\n")).startsWith("HTTP/1.1 403 ");
            assertThat(handshake(port, "Origin: null\r\n")).startsWith("HTTP/1.1 403 ");
            assertThat(handshake(port, "Origin: https://app.example.com\r\n")).startsWith("HTTP/1.1 101 ");
            assertThat(handshake(port, "Origin: http://localhost\r\n")).startsWith("HTTP/1.1 101 ");
            assertThat(handshake(port, "")).startsWith("HTTP/1.1 101 ");
        } finally {
            vertx.close().await();
        }
    }

    private static String handshake(int port, String line) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                    + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n" + line + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
