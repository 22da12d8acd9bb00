package io.github.cors4j.examples.migration;

import io.github.cors4j.examples.testing.Document;
import io.javalin.config.JavalinConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("From Javalin's bundled plugin: the page shows every difference")
class JavalinMigrationTest {
    private static final Path PAGE = Path.of("../docs/migrating-from-javalin-cors.md");

    private record Pair(String name, List<Call> calls, Consumer<JavalinConfig> before, Consumer<JavalinConfig> after) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair(
                        "listedOrigins",
                        Calls.LISTED_ORIGINS,
                        JavalinBefore::listedOrigins,
                        JavalinAfter::listedOrigins),
                new Pair("anyOrigin", Calls.ANY_ORIGIN, JavalinBefore::anyOrigin, JavalinAfter::anyOrigin),
                new Pair(
                        "reflectedOrigin",
                        Calls.ANY_ORIGIN,
                        JavalinBefore::reflectedOrigin,
                        JavalinAfter::reflectedOrigin),
                new Pair("rulesByPath", Calls.RULES_BY_PATH, JavalinBefore::rulesByPath, JavalinAfter::rulesByPath));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void differsOnlyAsThePageShows(Pair pair) throws Exception {
        try (RunningServer before = JavalinSite.start(pair.before);
                RunningServer after = JavalinSite.start(pair.after)) {
            Comparison.of(pair.calls, before, after).isShownBy(Document.read(PAGE), pair.name);
        }
    }

    /** The page shows what happens where the old configuration is left in. */
    @Test
    void leftInTheOldOneInterferesAsThePageShows() throws Exception {
        try (RunningServer alone = JavalinSite.start(JavalinAfter::listedOrigins);
                RunningServer both = JavalinSite.start(config -> {
                    JavalinBefore.listedOrigins(config);
                    JavalinAfter.listedOrigins(config);
                })) {
            Comparison.of(Calls.LISTED_ORIGINS, alone, both).isShownBy(Document.read(PAGE), "leftIn");
        }
    }
}
