package io.github.cors4j.examples.cluster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cors4j.config.CorsConfigurationException;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@DisplayName("All nodes of a cluster have one policy")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("Hazelcast's ports") // nodes look for each other on a few of them, so that there must not be two clusters
class SharedPolicyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Node(Vertx vertx, SharedPolicy policy, HttpServer server) {
        static Node start(String cluster) {
            Vertx vertx = ClusterNode.start(cluster).await();
            SharedPolicy policy = SharedPolicy.join(vertx).await();
            // On another event loop than the one on which the policy changes, or no change could meet a request.
            Promise<HttpServer> server = Promise.promise();
            vertx.deployVerticle(context -> ClusterNode.serve(vertx, policy, 0).onComplete(server))
                    .await();
            return new Node(vertx, policy, server.future().await());
        }

        String granted(String origin) {
            String granted = given().header("Origin", origin)
                    .get("http://127.0.0.1:" + server.actualPort() + "/orders")
                    .header("Access-Control-Allow-Origin");
            return granted == null ? "" : granted;
        }

        boolean allows(String origin) {
            return granted(origin).equals(origin);
        }
    }

    private final String cluster = "test-" + UUID.randomUUID();
    private final List<Node> nodes = new ArrayList<>();

    @BeforeEach
    void twoNodes() {
        nodes.add(Node.start(cluster));
        nodes.add(Node.start(cluster));
    }

    @AfterEach
    void stop() {
        nodes.forEach(node -> node.vertx().close().await());
    }

    private static JsonObject policyOf(String... origins) {
        return new JsonObject().put("origins", List.of(origins));
    }

    private boolean allAllow(String origin) {
        return nodes.stream().allMatch(node -> node.allows(origin));
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void a_node_that_knows_no_policy_yet_grants_nothing() {
        assertThat(nodes)
                .allMatch(node -> node.granted("https://app.example.com").isEmpty());
    }

    @Test
    void a_change_reaches_both_nodes_and_one_that_joins_later() {
        nodes.get(0).policy().publish(policyOf("https://a.example.com")).await();
        await("both allow a", () -> allAllow("https://a.example.com"));

        nodes.get(1).policy().publish(policyOf("https://b.example.com")).await();
        await("both allow b", () -> allAllow("https://b.example.com"));
        assertThat(nodes).noneMatch(node -> node.allows("https://a.example.com"));

        nodes.add(Node.start(cluster));
        assertThat(nodes.get(2).allows("https://b.example.com")).isTrue();
        assertThat(nodes.get(2).allows("https://a.example.com")).isFalse();
    }

    @Test
    void a_policy_that_cannot_be_built_is_reported_and_reaches_no_node() {
        nodes.get(0).policy().publish(policyOf("https://a.example.com")).await();
        await("both allow a", () -> allAllow("https://a.example.com"));

        assertThatThrownBy(() -> nodes.get(0)
                        .policy()
                        .publish(policyOf("*").put("supportsCredentials", true))
                        .await())
                .isInstanceOf(CorsConfigurationException.class)
                .hasMessageContaining("supportsCredentials");
        // What was refused was never sent, so that the next change is the next thing that anybody hears of.
        nodes.get(0)
                .policy()
                .publish(policyOf("https://a.example.com", "https://c.example.com"))
                .await();
        await("both allow c", () -> allAllow("https://c.example.com"));
        assertThat(nodes).noneMatch(node -> node.allows("https://evil.example"));
    }

    @Test
    void a_file_is_followed_and_a_broken_one_changes_nothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("policy.json");
        Files.writeString(file, policyOf("https://a.example.com").encode());
        Queue<Throwable> reports = new ConcurrentLinkedQueue<>();
        nodes.get(0).policy().publishFrom(file.toString(), reports::add).await();
        await("both allow a", () -> allAllow("https://a.example.com"));

        Files.writeString(file, policyOf("https://b.example.com/path").encode());
        await(
                "the wrong origin is reported",
                () -> reports.stream()
                        .anyMatch(e -> e instanceof CorsConfigurationException
                                && e.getMessage().contains("/path")));
        Files.writeString(file, "{");
        await("the broken file is reported", () -> reports.stream().anyMatch(DecodeException.class::isInstance));
        assertThat(allAllow("https://a.example.com")).isTrue();

        Files.writeString(file, policyOf("https://b.example.com").encode());
        await("both allow b", () -> allAllow("https://b.example.com"));
        assertThat(nodes).noneMatch(node -> node.allows("https://a.example.com"));
    }

    @Test
    void no_request_is_answered_by_half_of_two_policies() throws Exception {
        JsonObject left = policyOf("https://left.example.com").put("exposeHeaders", List.of("X-Left"));
        JsonObject right = policyOf("https://right.example.com").put("exposeHeaders", List.of("X-Right"));
        nodes.get(0).policy().publish(left).await();
        await("both allow left", () -> allAllow("https://left.example.com"));

        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService pages = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> asking = IntStream.range(0, 4)
                    .mapToObj(page -> pages.submit(() -> ask(nodes.get(page % 2), seen, over)))
                    .toList();
            for (int round = 0; round < 12; round++) {
                nodes.get(round % 2)
                        .policy()
                        .publish(round % 2 == 0 ? right : left)
                        .await();
                String next = round % 2 == 0 ? "https://right.example.com" : "https://left.example.com";
                await("both allow " + next, () -> allAllow(next));
            }
            over.set(true);
            for (Future<Integer> asked : asking) {
                assertThat(asked.get(60, TimeUnit.SECONDS)).isGreaterThan(12);
            }
        } finally {
            over.set(true);
            pages.shutdown();
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "https://left.example.com [X-Left]", "https://right.example.com [X-Right]", "nobody []");
    }

    /** Asks as both pages in turn until the changes are over, and returns how often. */
    private static int ask(Node node, Set<String> seen, AtomicBoolean over) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        URI orders = URI.create("http://127.0.0.1:" + node.server().actualPort() + "/orders");
        int asked = 0;
        while (!over.get()) {
            String origin = asked++ % 2 == 0 ? "https://left.example.com" : "https://right.example.com";
            HttpHeaders headers = client.send(
                            HttpRequest.newBuilder(orders)
                                    .timeout(PATIENCE)
                                    .header("Origin", origin)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers();
            seen.add(headers.firstValue("Access-Control-Allow-Origin").orElse("nobody") + " "
                    + headers.allValues("Access-Control-Expose-Headers"));
        }
        return asked;
    }
}
