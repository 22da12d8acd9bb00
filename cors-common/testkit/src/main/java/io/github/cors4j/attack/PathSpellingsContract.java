package io.github.cors4j.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks that, however a path is spelled, no response carries a grant that belongs to another resource. Every resource
 * exposes a header named after it, and the first word of every body names the resource.
 */
public abstract class PathSpellingsContract {
    private static final String ORIGIN = "Origin: https://app.example.com";
    private static final int SPELLINGS = 400;

    /** The path of each body, by its first word; all but {@code secret} and {@code closed} are granted. */
    protected static final Map<String, String> PATHS = Map.of(
            "exact", "/api/x",
            "api", "/api/users",
            "photos", "/users/7/photos",
            "user", "/users/7",
            "closed", "/closed/x",
            "file", "/files/f.txt",
            "secret", "/files/secret/s.txt",
            "page", "/app/deep/link",
            "open", "/t/acme/open",
            "shut", "/t/acme/shut");

    /** A setting of the framework's router. */
    public record Variant(String name, String context, Object setting) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Returns the policy that goes with {@link #PATHS}, all below a prefix. */
    protected static Cors policy(String prefix) {
        return Cors.of(cors -> {
            resource(cors, "/*", "rest"); // a path that is mistaken for another would get the grant of this one
            resource(cors, prefix + "/api/x", "exact");
            resource(cors, prefix + "/api/*", "api");
            resource(cors, prefix + "/users/*/photos", "photos");
            resource(cors, prefix + "/users/*", "user");
            resource(cors, prefix + "/files/*", "file");
            resource(cors, prefix + "/app/*", "page");
            resource(cors, prefix + "/t/*/open", "open");
            cors.resource(
                    prefix + "/files/secret/*",
                    options -> options.origins("https://partner.example").exposeHeaders("X-secret"));
            cors.exclude(prefix + "/closed/*", prefix + "/t/*/shut");
        });
    }

    private static void resource(CorsBuilder cors, String path, String name) {
        cors.resource(
                path, options -> options.origins("https://app.example.com").exposeHeaders("X-" + name));
    }

    /** Returns the settings to try. */
    protected abstract Stream<Variant> variants();

    /** Starts a server with {@link #PATHS} below the context of the variant. */
    protected abstract Target start(Variant variant) throws Exception;

    private static List<String> targets(String context, String path) {
        List<String> others = PATHS.values().stream()
                .filter(other -> !other.equals(path))
                .sorted()
                .toList();
        List<String> targets = new ArrayList<>();
        for (String spelling : PathSpellings.of(path, others, SPELLINGS)) {
            targets.add(spelling.startsWith("http:") ? spelling : context + spelling);
        }
        if (!context.isEmpty()) {
            targets.addAll(PathSpellings.of(context + path, List.of(context + "/api/x", "/other"), SPELLINGS));
        }
        return targets;
    }

    @TestFactory
    Stream<DynamicTest> noBodyCarriesTheGrantOfAnotherResource() {
        return variants()
                .map(variant -> DynamicTest.dynamicTest(variant.name(), () -> {
                    try (Target server = start(variant);
                            RawClient client = new RawClient(server.port())) {
                        check(variant, client);
                    }
                }));
    }

    private static void check(Variant variant, RawClient client) {
        Map<String, Integer> served = new HashMap<>();
        Map<String, Integer> granted = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        PATHS.forEach((name, path) -> {
            RawAnswer plain = client.ask("GET", variant.context() + path, ORIGIN);
            assertThat(plain.body()).as("%s at %s", variant, path).startsWith(name);
            for (String target : targets(variant.context(), path)) {
                if (target.chars().anyMatch(c -> c <= ' ')) {
                    continue;
                }
                RawAnswer answer = client.ask("GET", target, ORIGIN);
                String body = answer.body().split("\\W", 2)[0];
                if (answer.status() >= 300 || !PATHS.containsKey(body)) {
                    continue;
                }
                served.merge(body, 1, Integer::sum);
                String grant = answer.header("Access-Control-Expose-Headers");
                boolean nothing = answer.allowedOrigin() == null && grant == null;
                if (!nothing) {
                    granted.merge(body, 1, Integer::sum);
                }
                if (!nothing && (!("X-" + body).equals(grant) || body.equals("secret"))) {
                    wrong.add(target + " is " + body + " and got " + grant);
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(served.keySet()).isEqualTo(PATHS.keySet());
        assertThat(served.values()).allMatch(count -> count > 20);
        assertThat(granted.keySet())
                .containsExactlyInAnyOrder("exact", "api", "photos", "user", "file", "page", "open");
    }
}
