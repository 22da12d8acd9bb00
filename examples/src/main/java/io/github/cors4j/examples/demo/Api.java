package io.github.cors4j.examples.demo;

import io.github.cors4j.examples.playground.RoutePolicy;

/** A running server with the demo's routes, the same on every framework. */
interface Api extends AutoCloseable {
    /** The demo is for this machine only. */
    String HOST = "127.0.0.1";

    String WELCOME = "<h1>Hello CORS!</h1>\n<p>The policy covers <code>/api/*</code> only, so not this page.</p>\n";
    String USER = "{\"user\":\"joe\"}";
    String CREATED = "{\"success\":true}";
    String FAILURE = "{\"error\":\"Internal Server Error\"}";

    /** Routes that have a policy of their own, in place of the one of the servers. */
    RoutePolicy HELLO = RoutePolicy.of("/hello", """
            {
              "origins": ["http://localhost:*"],
              "methods": ["GET", "PUT"],
              "allowHeaders": ["X-Greeting"]
            }
            """, "GET", "PUT");

    /** The path of a websocket, for which browsers send no preflight. */
    String SOCKET = "/api/socket";

    String SOCKET_GREETING = "hello from the socket";
    String GREETING = "{\"hello\":\"world\"}";

    /** Returns the id of the framework in requests to the playground. */
    String id();

    /** Returns the name of the framework. */
    String framework();

    /** Returns the port that it listens on. */
    int port();

    /** Returns the origin to send requests to. */
    default String url() {
        return "http://localhost:" + port();
    }

    /** Stops the server. */
    @Override
    void close();
}
