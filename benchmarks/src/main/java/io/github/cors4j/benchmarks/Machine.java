package io.github.cors4j.benchmarks;

import io.javalin.Javalin;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.util.Jetty;
import org.springframework.web.cors.CorsConfiguration;

/** Describes the machine on which the figures were measured. */
final class Machine {
    private Machine() {}

    static String describe() {
        return "%s, %d processors, %s; %s %s; Vert.x %s, Javalin %s on Jetty %s, Spring %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.runtime.version"),
                        version(Vertx.class),
                        version(Javalin.class),
                        Jetty.VERSION,
                        version(CorsConfiguration.class));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** Returns the version from the name of the library's file, because not every manifest has it. */
    private static String version(Class<?> type) {
        String file = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        String name = file.substring(file.lastIndexOf('/') + 1);
        return Optional.of(name)
                .filter(jar -> jar.endsWith(".jar"))
                .map(jar -> jar.replaceAll("^.*?-(?=[0-9])|\\.jar$", ""))
                .orElse("?");
    }
}
