package io.github.cors4j.examples.browser;

import io.github.cors4j.Cors;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An API behind the library. Below the name of a policy it has, whatever the framework: {@code text} for every method,
 * {@code get-only}, {@code missing}, {@code denied} (401), {@code broken} (500), {@code empty} (204), {@code stream},
 * {@code files/hello.txt}, {@code fresh} (which caches may keep) and redirects.
 */
interface Api extends AutoCloseable {
    /** What every answer carries. */
    Map<String, String> HEADERS = Map.of("X-Total", "3", "X-Secret", "s", "Content-Language", "en");

    List<String> TEXT_METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "PURGE", "OPTIONS");
    List<String> REDIRECT_METHODS = List.of("GET", "POST", "PUT");

    /** How many bytes a streamed answer has: more than any buffer. */
    int STREAMED = 100_000;

    int port();

    default String origin() {
        return "http://localhost:" + port();
    }

    @Override
    void close();

    /** Where a redirect leads: to {@code text} of the same policy, here or on the other API. */
    static String location(String here, String other, String policy, String to, String query) {
        return (to.equals("here") ? here : other) + "/" + policy + "/text" + (query == null ? "" : "?" + query);
    }

    /** The web frameworks that the library has adapters for. */
    enum Framework {
        JAVALIN {
            @Override
            Api start(Cors cors, Ledger ledger, Supplier<String> other) {
                return new JavalinApi(cors, ledger, other);
            }
        },
        VERTX {
            @Override
            Api start(Cors cors, Ledger ledger, Supplier<String> other) {
                return new VertxApi(cors, ledger, other);
            }
        };

        abstract Api start(Cors cors, Ledger ledger, Supplier<String> other);
    }
}
