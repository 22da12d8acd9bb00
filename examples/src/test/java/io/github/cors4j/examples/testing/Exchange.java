package io.github.cors4j.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends what a {@code curl} command would, and compares the answer with the one promised. */
public final class Exchange {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Map<Integer, Integer> ports;
    private final Map<String, String> cookies = new HashMap<>();

    /**
     * Takes where the servers are.
     *
     * @param ports from the port that a command names to the one that is in use instead
     */
    public Exchange(Map<Integer, Integer> ports) {
        this.ports = ports;
    }

    /**
     * Sends a request, and checks the answer: its status; its CORS headers, {@code Vary} and {@code Allow}, of which none
     * may be missing and none more than promised; other headers where they are promised, and the body where it is.
     */
    public HttpResponse<String> check(Transcript.Command command) throws IOException, InterruptedException {
        HttpResponse<String> response = send(command);
        List<String> promised = command.answer();
        String shown = String.join(" ", command.words()) + "\n" + show(response);
        assertThat("HTTP/1.1 " + response.statusCode())
                .as(shown)
                .isEqualTo(promised.get(0).replaceAll("^(\\S+ \\d+).*", "$1"));
        int blank = promised.indexOf("");
        List<String> headers = promised.subList(1, blank < 0 ? promised.size() : blank);
        Set<String> lines = headers.stream().map(Exchange::normalise).collect(Collectors.toCollection(TreeSet::new));
        Set<String> names = headers.stream().map(Exchange::name).collect(Collectors.toSet());
        assertThat(lines(response).filter(line -> decides(name(line)) || names.contains(name(line))))
                .as(shown)
                .containsExactlyInAnyOrderElementsOf(lines);
        if (blank >= 0) {
            assertThat(response.body().strip())
                    .as(shown)
                    .isEqualTo(String.join("\n", promised.subList(blank + 1, promised.size())));
        }
        return response;
    }

    /** Sends a request. */
    public HttpResponse<String> send(Transcript.Command command) throws IOException, InterruptedException {
        String method = "GET";
        BodyPublisher body = BodyPublishers.noBody();
        List<String> headers = new ArrayList<>();
        String keep = "";
        URI uri = URI.create("");
        List<String> words = command.program();
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-i" -> {}
                case "-X" -> method = words.get(++i);
                case "-H" -> headers.add(words.get(++i));
                case "-d" -> body = BodyPublishers.ofString(words.get(++i));
                case "-b" -> headers.add("Cookie: " + cookies.getOrDefault(words.get(++i), ""));
                case "-c" -> keep = words.get(++i);
                default -> uri = here(URI.create(words.get(i)));
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
        headers.forEach(header -> request.header(
                name(header), header.substring(header.indexOf(':') + 1).strip()));
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        if (!keep.isEmpty()) {
            cookies.put(
                    keep,
                    response.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", ""));
        }
        return response;
    }

    private URI here(URI uri) {
        Integer port = ports.get(uri.getPort());
        assertThat(port).as("a server for " + uri).isNotNull();
        return URI.create("http://localhost:" + port + uri.getRawPath());
    }

    private static boolean decides(String name) {
        return name.startsWith("access-control-") || name.equals("vary") || name.equals("allow");
    }

    private static String name(String header) {
        return header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    private static String normalise(String header) {
        return name(header) + ": " + header.substring(header.indexOf(':') + 1).strip();
    }

    private static Stream<String> lines(HttpResponse<String> response) {
        return response.headers().map().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> normalise(header.getKey() + ":" + value)));
    }

    private static String show(HttpResponse<String> response) {
        return response.statusCode() + "\n" + lines(response).collect(Collectors.joining("\n")) + "\n\n"
                + response.body();
    }
}
