package io.github.cors4j.javalin;

import static io.github.cors4j.javalin.CrossOrigin.crossOrigin;

import io.github.cors4j.contract.Host;
import io.github.cors4j.contract.PathForm;
import io.github.cors4j.contract.Reply;
import io.github.cors4j.contract.Site;
import io.github.cors4j.contract.SiteRoute;
import io.github.cors4j.contract.SiteServer;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/** How to start a site with Javalin, which has no sub-routers: their policies become resources of the application's. */
final class JavalinHost {
    static final Host HOST = Host.http(PathForm.RAW, true, JavalinHost::start);

    private JavalinHost() {}

    private static SiteServer start(Site site) {
        TestServer server = TestServer.start(config -> configure(site, config));
        return new SiteServer() {
            @Override
            public int port() {
                return server.port();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    private static void configure(Site site, JavalinConfig config) {
        config.registerPlugin(
                site.resources().map(CrossOriginPlugin::new).orElseGet(CrossOriginPlugin::decoratedRoutesOnly));
        for (SiteRoute route : site.routes()) {
            Handler handler = context -> route.handler().handle(new JavalinReply(context));
            config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.method()),
                    route.path(),
                    route.policy()
                            .map(policy -> crossOrigin(policy.route(), handler))
                            .orElse(handler));
        }
    }

    private record JavalinReply(Context context) implements Reply {
        @Override
        public void status(int status) {
            context.status(status);
        }

        @Override
        public void add(String name, String value) {
            context.res().addHeader(name, value);
        }

        @Override
        public void set(String name, String value) {
            context.header(name, value);
        }

        @Override
        public void body(String text) {
            context.result(text);
        }
    }
}
