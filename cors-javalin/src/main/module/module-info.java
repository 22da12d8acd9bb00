/** CORS for Javalin. */
module io.github.cors4j.javalin {
    requires transitive io.github.cors4j;
    requires transitive io.javalin;
    requires org.eclipse.jetty.ee10.servlet;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.server;
    requires static org.eclipse.jetty.ee11.servlet;
    requires static org.jspecify;

    exports io.github.cors4j.javalin;
}
