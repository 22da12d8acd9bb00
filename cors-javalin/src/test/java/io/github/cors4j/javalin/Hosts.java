package io.github.cors4j.javalin;

import io.javalin.config.JavalinConfig;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Javalin's own server beside the containers that the application is embedded in: what holds on one holds on all. */
final class Hosts {

    static final String OWN = "own server";

    private Hosts() {}

    static List<String> names() {
        return Stream.concat(Stream.of(OWN), Container.Kind.present().stream().map(Enum::name))
                .toList();
    }

    /** Starts an application below the context path {@code /ctx}. */
    static Container start(String name, Consumer<JavalinConfig> application) {
        return start(name, application, new Deployment("/ctx"));
    }

    static Container start(String name, Consumer<JavalinConfig> application, Deployment around) {
        return name.equals(OWN)
                ? Container.own(application, around)
                : Container.Kind.valueOf(name).start(around.application(TestServer.create(application), "/*"));
    }
}
