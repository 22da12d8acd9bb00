package io.github.cors4j.examples.migration;

import io.github.cors4j.examples.testing.Document;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("From Vert.x's CorsHandler: the page shows every difference")
class VertxMigrationTest {
    private static final Path PAGE = Path.of("../docs/migrating-from-vertx-cors.md");

    private record Pair(String name, List<Call> calls, Consumer<Router> before, Consumer<Router> after) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair("listedOrigins", Calls.LISTED_ORIGINS, VertxBefore::listedOrigins, VertxAfter::listedOrigins),
                new Pair("anyOrigin", Calls.ANY_ORIGIN, VertxBefore::anyOrigin, VertxAfter::anyOrigin),
                new Pair("rulesByPath", Calls.RULES_BY_PATH, VertxBefore::rulesByPath, VertxAfter::rulesByPath));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void differsOnlyAsThePageShows(Pair pair) throws Exception {
        try (RunningServer before = VertxSite.start(pair.before);
                RunningServer after = VertxSite.start(pair.after)) {
            Comparison.of(pair.calls, before, after).isShownBy(Document.read(PAGE), pair.name);
        }
    }

    /** The page shows what happens where the old configuration is left in. */
    @Test
    void leftInTheOldOneInterferesAsThePageShows() throws Exception {
        try (RunningServer alone = VertxSite.start(VertxAfter::listedOrigins);
                RunningServer both = VertxSite.start(config -> {
                    VertxBefore.listedOrigins(config);
                    VertxAfter.listedOrigins(config);
                })) {
            Comparison.of(Calls.LISTED_ORIGINS, alone, both).isShownBy(Document.read(PAGE), "leftIn");
        }
    }
}
