/** CORS for Vert.x Web. */
module io.github.cors4j.vertx {
    requires transitive io.github.cors4j;
    requires transitive io.vertx.web;
    requires transitive io.vertx.core;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.github.cors4j.vertx;
}
