package io.github.cors4j.examples.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cors4j.Cors;
import io.github.cors4j.examples.browser.Api.Framework;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The pages, the APIs on both frameworks and the record of what they saw. */
final class World implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As many as keep a browser busy, yet do not wait for each other's connections. */
    private static final int TOGETHER = 6;

    final Site site = new Site();
    final Ledger ledger = new Ledger();
    final Cors cors;
    private final Map<Framework, Api> apis = new EnumMap<>(Framework.class);

    World() throws IOException {
        cors = Policies.together(origins());
        for (Framework framework : Framework.values()) {
            apis.put(framework, framework.start(cors, ledger, () -> other(framework)));
        }
    }

    Policies.Origins origins() {
        return new Policies.Origins(
                "http://localhost:" + site.port(),
                "http://localhost:" + site.otherPort(),
                "http://127.0.0.1:" + site.port());
    }

    private String other(Framework framework) {
        return api(framework == Framework.JAVALIN ? Framework.VERTX : Framework.JAVALIN)
                .origin();
    }

    Page page(String name) {
        return site.pages().stream()
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Api api(Framework framework) {
        return apis.get(framework);
    }

    FetchModel model(Engine engine) {
        return new FetchModel(
                cors,
                new Answers(
                        api(Framework.JAVALIN).origin(), api(Framework.VERTX).origin()),
                engine);
    }

    /** Lets the page that is open fetch; the answers come in the order of the fetches. */
    List<Verdict> run(Browser browser, List<Fetch> fetches) {
        List<Verdict> verdicts = new ArrayList<>();
        for (JsonNode result : probe(browser, fetches)) {
            verdicts.add(verdict(result, fetches.get(verdicts.size())));
        }
        return verdicts;
    }

    /** Lets the page that is open fetch, and gives what {@code probe.js} tells of it. */
    JsonNode run(Browser browser, Fetch fetch) {
        return probe(browser, List.of(fetch)).get(0);
    }

    private static JsonNode probe(Browser browser, List<Fetch> fetches) {
        try {
            return JSON.readTree(
                    browser.probe(JSON.writeValueAsString(Map.of("together", TOGETHER, "fetches", fetches))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Verdict verdict(JsonNode result, Fetch fetch) {
        Set<String> names = new TreeSet<>();
        result.get("headers").fieldNames().forEachRemaining(name -> {
            if (name.startsWith("access-control-") || Answers.HEADERS.contains(name)) {
                names.add(name);
            }
        });
        return new Verdict(result.get("type").asText(), result.get("status").asInt(), names, ledger.of(fetch.query()));
    }

    @Override
    public void close() {
        apis.values().forEach(Api::close);
        site.close();
    }
}
