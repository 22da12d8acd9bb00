package io.github.cors4j.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks for the resource of a {@link CachedApi}, and holds every answer against what its policy gives to who asked. */
final class CacheClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    CacheClient(String base) {
        this.base = base;
    }

    /** An answer that is right; what is left to say is whether it came out of the cache. */
    record Answer(String what, HttpResponse<byte[]> response) {
        void from(String cacheStatus) {
            assertThat(cacheStatus()).as(what).isEqualTo(cacheStatus);
        }

        String cacheStatus() {
            return response.headers().firstValue(Nginx.STATUS).orElse("none");
        }
    }

    /** Asks for it, to be kept for ten minutes. */
    Answer get(CachePolicy policy, String origin, String coding) {
        return get(policy, "/kept?age=600", origin, coding);
    }

    Answer get(CachePolicy policy, String resource, String origin, String coding) {
        Answer answer = ask("GET", policy, resource, origin, "Accept-Encoding", coding);
        check(answer, 200, policy.answer(origin), vary(policy));
        boolean compressed = coding.equals("gzip");
        assertThat(answer.response.headers().allValues("content-encoding"))
                .as(answer.what)
                .isEqualTo(compressed ? List.of("gzip") : List.of());
        assertThat(answer.response.body().length == CachedApi.BODY.length())
                .as("%s: the whole, not compressed", answer.what)
                .isEqualTo(!compressed);
        if (policy.varies()) {
            assertThat(answer.response.headers().allValues(CachedApi.MADE_FOR))
                    .as(answer.what)
                    .isEqualTo(List.of(String.valueOf(origin)));
        }
        return answer;
    }

    /** Asks whether the copy it has is still good. */
    Answer unchanged(CachePolicy policy, String origin, String coding) {
        Answer answer =
                ask("GET", policy, "/kept?age=600", origin, "Accept-Encoding", coding, "If-None-Match", CachedApi.TAG);
        check(answer, 304, policy.answer(origin), vary(policy));
        return answer;
    }

    Answer head(CachePolicy policy, String origin, String coding) {
        Answer answer = ask("HEAD", policy, "/kept?age=600", origin, "Accept-Encoding", coding);
        check(answer, 200, policy.answer(origin), vary(policy));
        return answer;
    }

    void preflight(CachePolicy policy, String origin) {
        Answer answer = ask("OPTIONS", policy, "/kept?age=600", origin, "Access-Control-Request-Method", "GET");
        List<String> vary = new ArrayList<>(List.of("Access-Control-Request-Headers", "Access-Control-Request-Method"));
        if (policy.varies()) {
            vary.add("Origin");
        }
        check(answer, 200, policy.preflight(origin), vary);
        answer.from("none");
    }

    /** Asks, and holds the answer against nothing. */
    Answer ask(String method, CachePolicy policy, String resource, String origin, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + policy.path() + resource))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (origin != null) {
            request.header("Origin", origin);
        }
        request.headers(headers);
        String what = method + " " + policy + " " + resource + " from " + origin + " " + List.of(headers);
        try {
            return new Answer(what, http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(what, e);
        }
    }

    private static List<String> vary(CachePolicy policy) {
        return policy.varies() ? List.of("Accept-Encoding", "Origin") : List.of("Accept-Encoding");
    }

    private static void check(Answer answer, int status, Map<String, String> cors, List<String> vary) {
        assertThat(answer.response.statusCode()).as(answer.what).isEqualTo(status);
        assertThat(cors(answer)).as(answer.what).isEqualTo(cors);
        List<String> lines = answer.response.headers().allValues("vary");
        assertThat(lines).as("%s: lines of Vary", answer.what).hasSize(1);
        assertThat(lines.get(0).split(", ")).as(answer.what).containsExactlyInAnyOrderElementsOf(vary);
    }

    /** The CORS headers; what came on several lines shows them all. */
    static Map<String, String> cors(Answer answer) {
        Map<String, String> cors = new TreeMap<>();
        answer.response.headers().map().forEach((name, values) -> {
            if (name.startsWith("access-control-")) {
                cors.put(name, String.join(" | ", values));
            }
        });
        return cors;
    }
}
