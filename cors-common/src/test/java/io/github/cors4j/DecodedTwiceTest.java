package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers of files that decode once more than their router make other paths of some, which get no grant then. */
class DecodedTwiceTest {
    private static final Cors FILES = Cors.of(cors -> cors.resource("/files/*")
            .resource("/files/secret/*", secret -> secret.origins("https://partner.example"))
            .exclude("/files/closed/*"));

    private static Outcome outcome(Cors cors, String path) {
        return Request.get(path).origin("https://evil.example").decidedBy(cors).outcome();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/secret%2fs.txt",
                "/files/secret%2Fs.txt",
                "/files/secret%252fs.txt",
                "/files/secr%2565t/s.txt",
                "/files/%2f/secret/s.txt",
                "/files/%5c/secret/s.txt",
                "/files/\\/secret/s.txt",
                "/files/secret%5cs.txt",
                "/files/x%2f..%2fsecret%2fs.txt",
                "/files/closed%2fs.txt",
                "/files/c%256cosed/s.txt"
            })
    void theFileOfAnotherResourceGetsNothing(String path) {
        assertThat(outcome(FILES, path)).isEqualTo(Outcome.PATH_AMBIGUOUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files/a%2fb", "/files/100%25", "/files/a%20b%5cc", "/files/%2573ecre", "/files/a%00"})
    void anEscapeThatLeadsNowhereElseChangesNothing(String path) {
        assertThat(outcome(FILES, path)).isEqualTo(Outcome.ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/FILES/SECRET%2fs.txt", "/Files/Closed%2fs.txt"})
    void letterCaseMakesNoDifferenceWhereTheRouterIgnoresIt(String path) {
        Request request = Request.get(path).origin("https://evil.example").ignoringCase();
        assertThat(request.decidedBy(FILES).outcome()).isEqualTo(Outcome.PATH_AMBIGUOUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projects/group%2Fproject/issues", "/projects/group%252Fproject/issues"})
    void anEscapedSlashInAParameterStaysOneSegment(String path) {
        Cors cors = Cors.of(options -> options.resource("/projects/*/issues"));
        assertThat(outcome(cors, path)).isEqualTo(Outcome.ALLOWED);
    }
}
