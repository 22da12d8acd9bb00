package com.example;

import io.github.cors4j.vertx.CrossOriginHandler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

public class App {
    public static void main(String[] args) {
        int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        CrossOriginHandler.create(cors -> cors
                        .origins("https://app.example.com")
                        .supportsCredentials(true)
                        .guardUnsafeMethods(true)
                        .guardWebSockets(true))
                .mountOn(router);
        router.get("/hello").handler(ctx -> ctx.end("hello"));
        vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onSuccess(server -> System.out.println("Listening on http://localhost:" + server.actualPort()))
                .onFailure(e -> {
                    System.err.println("Cannot listen on port " + port + ": " + e.getMessage());
                    vertx.close();
                });
    }
}
