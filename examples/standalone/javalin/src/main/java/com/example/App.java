package com.example;

import io.github.cors4j.javalin.CrossOriginPlugin;
import io.javalin.Javalin;

public class App {
    public static void main(String[] args) {
        int port = args.length == 0 ? 7070 : Integer.parseInt(args[0]);
        Javalin app = Javalin.create(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors -> cors
                    .origins("https://app.example.com")
                    .supportsCredentials(true)
                    .guardUnsafeMethods(true)
                    .guardWebSockets(true)));
            config.routes.get("/hello", ctx -> ctx.result("hello"));
        });
        app.start("127.0.0.1", port);
        System.out.println("Listening on http://localhost:" + app.port());
    }
}
