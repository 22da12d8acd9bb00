package io.github.cors4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured does what its name says: no figure of a benchmark that is broken. */
class SubjectsTest {
    private static String answer(Subjects subject, String id) throws Exception {
        try (Subject made = subject.create(Scenarios.of(id))) {
            made.handle(0);
            Object result = made.handle(3);
            String text = result instanceof HttpFields fields ? fields.asString() : result.toString();
            return text.toLowerCase(Locale.ROOT);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*_BASE")
    void allowedOriginsAreAllowed(Subjects subject) throws Exception {
        assertThat(answer(subject, "allowed/10")).contains(Scenarios.origin(3));
    }

    @ParameterizedTest
    @EnumSource(names = {"VERTX_OURS", "VERTX_BUILTIN", "JAVALIN_OURS", "JAVALIN_BUNDLED"})
    void strangersAreRefusedAndPreflightsAnswered(Subjects subject) throws Exception {
        assertThat(answer(subject, "refused/10")).doesNotContain("access-control-allow-origin");
        assertThat(answer(subject, "preflight/10")).contains("access-control-allow-methods");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*_BASE")
    void theBaseHasNoCors(Subjects subject) throws Exception {
        assertThat(answer(subject, "allowed/10")).doesNotContain("access-control-allow");
        assertThat(answer(subject, "preflight/10")).doesNotContain("access-control-allow");
    }
}
