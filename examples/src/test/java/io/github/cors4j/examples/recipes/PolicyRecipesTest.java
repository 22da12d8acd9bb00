package io.github.cors4j.examples.recipes;

import static io.github.cors4j.examples.recipes.Recipe.check;
import static io.github.cors4j.examples.recipes.Recipe.get;
import static io.github.cors4j.examples.recipes.Recipe.preflight;
import static io.github.cors4j.examples.recipes.Recipe.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recipes that are policies, on both frameworks")
class PolicyRecipesTest {
    private static final String APP = "https://app.example.com";
    private static final String EVIL = "https://evil.example";
    private static final String FORBIDDEN = "\nHTTP/1.1 403 Forbidden\nVary: Origin";
    private static final String ALLOW_APP = "Access-Control-Allow-Origin: " + APP;

    @Test
    void pageWithCookies() throws Exception {
        Cors policy = Cors.of(cors -> cors.origins("https://app.example.com")
                .supportsCredentials(true)
                .guardUnsafeMethods(true));
        check(
                policy,
                get("/me", APP, ALLOW_APP, "Access-Control-Allow-Credentials: true"),
                get("/me", EVIL),
                request("POST", "/me", APP) + "\nHTTP/1.1 200 OK\nVary: Origin\n" + ALLOW_APP
                        + "\nAccess-Control-Allow-Credentials: true",
                request("POST", "/me", EVIL) + FORBIDDEN);
    }

    @Test
    void forgedRequests() throws Exception {
        Cors policy = Cors.of(cors -> cors.origins("https://app.example.com").guardUnsafeMethods(true));
        check(
                policy,
                request("POST", "/transfer", EVIL) + FORBIDDEN,
                request("POST", "/transfer", "null") + FORBIDDEN,
                post("Sec-Fetch-Site: cross-site") + FORBIDDEN + "\n" + ALLOW_APP,
                post("Sec-Fetch-Site: same-site") + FORBIDDEN + "\n" + ALLOW_APP,
                request("POST", "/transfer", APP) + "\nHTTP/1.1 200 OK\nVary: Origin\n" + ALLOW_APP,
                post("Sec-Fetch-Site: same-origin") + "\nHTTP/1.1 200 OK\nVary: Origin\n" + ALLOW_APP,
                post("User-Agent: curl") + "\nHTTP/1.1 200 OK\nVary: Origin\n" + ALLOW_APP,
                get("/transfer", EVIL));
    }

    private static String post(String header) {
        return "$ curl -i -X POST -H \"" + header + "\" http://localhost:80/transfer";
    }

    @Test
    void metrics() throws Exception {
        Map<String, LongAdder> decisions = new ConcurrentHashMap<>();
        Cors policy = Cors.of(cors -> cors.origins("https://app.example.com")
                .listener(decision -> decisions
                        .computeIfAbsent(decision.outcome().name(), outcome -> new LongAdder())
                        .increment()));
        check(policy, get("/me", EVIL), get("/me", APP, ALLOW_APP));
        assertThat(decisions).containsOnlyKeys("ALLOWED", "ORIGIN_NOT_ALLOWED");
    }

    @Test
    void bearerTokens() throws Exception {
        Cors policy =
                Cors.of(cors -> cors.origins("https://app.example.com").allowHeaders("Authorization", "Content-Type"));
        check(
                policy,
                preflight(
                        "/me",
                        APP,
                        "authorization",
                        ALLOW_APP,
                        "Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT",
                        "Access-Control-Allow-Headers: authorization"),
                get("/me", APP, ALLOW_APP),
                get("/me", EVIL));
    }

    @Test
    void developmentServer() throws Exception {
        Map<String, String> environment =
                Map.of("CORS_ORIGINS", "http://localhost:*, http://127.0.0.1:*", "CORS_SUPPORTS_CREDENTIALS", "true");
        Cors policy = Cors.of(cors -> cors.environment(environment));
        check(
                policy,
                get(
                        "/me",
                        "http://localhost:5173",
                        "Access-Control-Allow-Origin: http://localhost:5173",
                        "Access-Control-Allow-Credentials: true"),
                get("/me", "http://localhost.evil.example:5173"));
    }

    @Test
    void previews() throws Exception {
        Cors policy = Cors.of(cors -> cors.origins("https://app.example.com", "https://pr-*.example.com")
                .supportsCredentials(true)
                .guardUnsafeMethods(true));
        check(
                policy,
                get(
                        "/me",
                        "https://pr-17.example.com",
                        "Access-Control-Allow-Origin: https://pr-17.example.com",
                        "Access-Control-Allow-Credentials: true"),
                get("/me", "https://pr-.example.com"),
                get("/me", "https://pr-17.evil.example"));
    }

    @Test
    void publicAssets() throws Exception {
        Cors policy = Cors.of(cors -> cors.origins("https://app.example.com")
                .supportsCredentials(true)
                .resource("/api/*")
                .resource(
                        "/assets/*",
                        assets -> assets.origins("*")
                                .supportsCredentials(false)
                                .sendWildcard(true)
                                .methods("GET", "HEAD", "POST")
                                .maxAge(Duration.ofDays(1))));
        String same = "\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *";
        check(
                policy,
                request("GET", "/assets/logo.svg", APP) + same,
                request("GET", "/assets/logo.svg", EVIL) + same,
                "$ curl -i http://localhost:80/assets/logo.svg" + same,
                get("/api/me", EVIL));
    }

    @Test
    void graphQl() throws Exception {
        Cors policy = Cors.of(cors -> cors.origins("https://app.example.com")
                .supportsCredentials(true)
                .guardUnsafeMethods(true)
                .guardWebSockets(true)
                .methods("GET", "HEAD", "POST")
                .allowHeaders("Content-Type", "Authorization")
                .resource("/graphql"));
        check(
                policy,
                preflight(
                        "/graphql",
                        APP,
                        "content-type",
                        ALLOW_APP,
                        "Access-Control-Allow-Credentials: true",
                        "Access-Control-Allow-Methods: GET, HEAD, POST",
                        "Access-Control-Allow-Headers: content-type"),
                get("/graphql", EVIL));
    }
}
