package io.github.cors4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cors4j.config.CorsConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Sends every request that was recorded with Flask-CORS, and compares the responses: they have the same headers, or others
 * where this library differs from Flask-CORS on purpose. The requests go byte by byte over a socket, as recorded.
 */
public abstract class FlaskParity {
    private record Key(String group, JsonNode config) {}

    private final Host host;
    private final FlaskReport report = new FlaskReport();
    private @Nullable Key running;
    private @Nullable Target target;

    protected FlaskParity(Host host) {
        this.host = host;
    }

    @TestFactory
    Stream<DynamicNode> cases() {
        List<FlaskCase> cases = FlaskCase.all();
        FlaskQuirks quirks = new FlaskQuirks(cases, host);
        Map<Key, List<FlaskCase>> byConfig = cases.stream()
                .collect(Collectors.groupingBy(
                        flask -> new Key(flask.group(), flask.config()), LinkedHashMap::new, Collectors.toList()));
        Stream<DynamicNode> configs = byConfig.entrySet().stream().map(entry -> {
            Key key = entry.getKey();
            boolean refused = new FlaskConfig(key.config()).isRefused();
            Stream<DynamicNode> tests = entry.getValue().stream()
                    .map(flask -> DynamicTest.dynamicTest(flask.id(), () -> check(flask, refused, key, quirks)));
            return DynamicContainer.dynamicContainer(key.group() + " " + key.config(), tests);
        });
        return Stream.concat(configs, Stream.of(DynamicTest.dynamicTest("the figures are as ever", this::checkReport)));
    }

    @AfterEach
    void stop() {
        if (target != null) {
            target.close();
        }
        target = null;
        running = null;
    }

    private void check(FlaskCase flask, boolean refused, Key key, FlaskQuirks quirks) {
        if (refused) {
            Policy policy = new FlaskConfig(flask.config()).policy();
            assertThatThrownBy(policy::cors).isInstanceOf(CorsConfigurationException.class);
            report.notBuilt(flask);
            return;
        }
        Response response = target(key).send(flask.request());
        List<String> differences = quirks.expected(flask).differences(response);
        assertThat(differences)
                .as("%s%n-> %s%nFlask: %s", flask.request(), response, flask.response())
                .isEmpty();
        checkStatus(flask, response);
        checkForm(response);
        if (new FlaskExpected(flask.response()).differences(response).isEmpty()) {
            report.literal(flask);
        } else {
            assertThat(flask.quirks())
                    .as("quirks of a case with another answer")
                    .isNotEmpty();
            report.instead(flask);
        }
    }

    /** The status of preflights is our own, and not every framework serves spellings with escapes or doubled slashes. */
    private static void checkStatus(FlaskCase flask, Response response) {
        int status = flask.response().status();
        if (flask.isPreflight()
                && !response.values("Access-Control-Allow-Origin").isEmpty()) {
            assertThat(response.status()).as("status of %s", flask).isEqualTo(200);
        } else if (!flask.request().method().equals("OPTIONS")
                && !flask.has("path-decoded")
                && !flask.has("trailing-slash-told-apart")) {
            Set<Integer> likely = status == 404 || status == 405 ? Set.of(404, 405) : Set.of(status);
            assertThat(response.status()).as("status of %s", flask).isIn(likely);
        }
    }

    /** Checks that each header is sent in one line, with each name in it once. */
    private static void checkForm(Response response) {
        response.cors().forEach((name, lines) -> {
            assertThat(lines).as(name).hasSize(1);
            assertThat(lines.get(0).toLowerCase(java.util.Locale.ROOT).split(", "))
                    .as(name)
                    .doesNotHaveDuplicates();
        });
    }

    private void checkReport() throws IOException {
        System.out.println(report);
        String name = "/flask-parity/report-" + host.pathForm().name().toLowerCase(java.util.Locale.ROOT) + ".txt";
        try (InputStream in = Objects.requireNonNull(FlaskParity.class.getResourceAsStream(name))) {
            assertThat(report.toString()).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private Target target(Key key) {
        Target current = target;
        if (current == null || !key.equals(running)) {
            stop();
            current = host.start().apply(FlaskSite.of(key.group(), new FlaskConfig(key.config()).policy()));
            target = current;
            running = key;
        }
        return current;
    }
}
