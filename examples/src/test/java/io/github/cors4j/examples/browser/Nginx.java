package io.github.cors4j.examples.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** nginx as a shared cache in front of an API, in a folder of its own and without privileges. */
final class Nginx implements AutoCloseable {
    /** Says whether an answer came from the cache: MISS, HIT, EXPIRED, REVALIDATED … */
    static final String STATUS = "x-cache";

    private static final String CONFIGURATION = """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log stderr;
            events {}
            http {
              access_log off;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              proxy_cache_path cache keys_zone=shared:1m;
              server {
                listen 127.0.0.1:%d;
                location / {
                  proxy_pass http://127.0.0.1:%d;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_set_header Host $http_host;
                  proxy_cache shared;
                  proxy_cache_revalidate on;
                  add_header X-Cache $upstream_cache_status always;
                }
              }
            }
            """;

    private final Path folder;
    private final Child process;
    private final int port;

    private Nginx(Path folder, Child process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    static Nginx inFrontOf(Api api) throws IOException {
        Path folder = Files.createTempDirectory("nginx");
        int port = Site.freePort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, CONFIGURATION.formatted(port, api.port()));
        Child process = Child.start(new ProcessBuilder(
                Engine.program("nginx").toString(),
                "-e",
                "stderr",
                "-p",
                folder + "/",
                "-c",
                configuration.toString()));
        process.awaitPort(port);
        return new Nginx(folder, process, port);
    }

    String origin() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
