package io.github.cors4j.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.Outcome;
import io.github.cors4j.Request;
import io.github.cors4j.spi.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @ValueSource(strings = {"/%2A", "//%2A", "/%2a", "/%252A"})
    void anEscapedStarIsAStarToWhoeverDecodesIt(String path) {
        Cors twoCharacters = Cors.of(cors -> cors.resource("^/..?", two -> two.origins("https://partner.example"))
                .resource("^.*"));
        assertThat(outcome(twoCharacters, path)).isEqualTo(Outcome.PATH_AMBIGUOUS);
        assertThat(outcome(Cors.of(cors -> cors.resource("/a%2Ab")), "/a%2Ab")).isEqualTo(Outcome.ALLOWED);
    }

    /** What climbs out of a resource once it is decoded, also into what the policy knows nothing of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pub/..%2fsub/f.txt",
                "/pub/%2e%2e%2fsub/f.txt",
                "/pub/%2E.%2Fsub/f.txt",
                "/pub/..%5csub/f.txt",
                "/pub/..\\sub/f.txt",
                "/pub/%252e%252e/sub/f.txt",
                "/pub/%252e%252e%252fsub/f.txt",
                "/pub/..%252fsub/f.txt",
                "/pub/..%255csub/f.txt",
                "/pub/x%2f..%2f..%2fsub/f.txt",
                "/pub/..;/sub/f.txt",
                "/pub/..;v=1/sub/f.txt",
                "/pub/..%3b/sub/f.txt",
                "/pub/%2e%2e;x%2fsub/f.txt",
                "/pub/%u002e%u002e/sub/f.txt",
                "/pub/..%u002fsub/f.txt",
                "/pub/..%2f",
                "/pub/x/..%2f..",
                "/pub/x%2f.."
            })
    void aPathThatClimbsGetsNothing(String path) {
        for (Cors cors : List.of(
                Cors.of(options -> options.resource("/pub/*")),
                Cors.of(options -> options.resource("/pub/*").resource("/sub/*")),
                Cors.of(options -> options.resource("/pub/*").exclude("/sub/*")),
                Cors.of(options -> options.resource("^/pub/.*")),
                Cors.of(options -> options.resource("/*")),
                Cors.of(options -> options.exclude("/elsewhere")),
                Cors.of(options -> options.sendWildcard(true)),
                Cors.defaults())) {
            for (Request request : List.of(
                    Request.get(path),
                    Request.get(path).origin("https://evil.example"),
                    Request.preflight(path, "https://evil.example", "PUT"))) {
                CorsDecision decision = request.decidedBy(cors, Scope.SUB_ROUTER);
                assertThat(decision.outcome()).as("%s by %s", request, cors).isEqualTo(Outcome.PATH_AMBIGUOUS);
                assertThat(decision.headers()).isEmpty();
                assertThat(decision.covered()).isFalse();
                assertThat(decision.resource()).isEmpty();
            }
        }
    }

    /** Parameters dropped before dot segments are removed leave a doubled slash, which some merge first. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pub/;x/..",
                "/pub/;x%2Fy/..",
                "/pub/;x%252Fy/..",
                "/pub/%3Bx%252Fy/..",
                "/pub/;x%5Cy/..",
                "/pub/;a/x%252Fy/../../..",
                "/pub/a/;x%252Fy/../../sub"
            })
    void aPathThatClimbsWhereParametersAreDroppedGetsNothing(String path) {
        for (Cors cors : List.of(
                Cors.of(options -> options.resource("/pub/*")),
                Cors.of(options -> options.resource("/pub/*").resource("/*", all -> all.origins("https://a.example"))),
                Cors.of(options -> options.resource("^/pub(/.*)?")))) {
            CorsDecision decision =
                    Request.get(path).origin("https://evil.example").decidedBy(cors);
            assertThat(decision.outcome()).as("%s by %s", path, cors).isEqualTo(Outcome.PATH_AMBIGUOUS);
            assertThat(decision.headers()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/projects/group%2Fproject",
                "/files/a%2fb%5cc",
                "/files/a..%2fb",
                "/files/..a%2f...",
                "/files/%252e/x",
                "/files/.%2fx",
                "/files/v1..v2;x=..",
                "/files/;../x",
                "/files/%u0041",
                "/files/..%c0%afx",
                "/files/100%",
                "/files/%2"
            })
    void whatDoesNotClimbStaysAllowed(String path) {
        for (Cors cors : List.of(
                Cors.of(options -> options.resource("/projects/*").resource("/files/*")),
                Cors.of(options -> options.exclude("/elsewhere")),
                Cors.defaults())) {
            Request request = Request.get(path).origin("https://evil.example");
            for (Scope scope : Scope.values()) {
                assertThat(request.decidedBy(cors, scope).outcome())
                        .as("%s", cors)
                        .isEqualTo(Outcome.ALLOWED);
            }
        }
    }

    /** Wherever the path leads, it is the same policy. */
    @Test
    void aPolicyOfTheWholeApplicationNeedsNoPath() {
        Request request = Request.get("/pub/..%2fsub/f.txt").origin("https://evil.example");
        assertThat(request.decidedBy(Cors.defaults()).allowed()).isTrue();
        assertThat(request.decidedBy(Cors.defaults(), Scope.ROUTE).outcome()).isEqualTo(Outcome.PATH_AMBIGUOUS);
        assertThat(request.decidedBy(Cors.of(options -> options.resource("/*"))).outcome())
                .isEqualTo(Outcome.PATH_AMBIGUOUS);
    }

    /** A container may take a path for another one than the framework routes on. */
    @ParameterizedTest
    @CsvSource({
        "/sub;v=1/f.txt, /sub/f.txt",
        "/%u0073ub/f.txt, /sub/f.txt",
        "/ct%78/sub/f.txt, /sub/f.txt",
        "/x, /closed/x",
        "/sub/f.txt, /open/f.txt",
        "/sub/f.txt, /sub/../open/f.txt",
        "/open/x, /elsewhere/x",
        "/open/x, /open/..;/elsewhere/x"
    })
    void theContainersPathHasToBelongToTheSameResource(String path, String containers) {
        Cors cors = Cors.of(options -> options.resource("/open/*")
                .resource("/sub/*", sub -> sub.origins("https://partner.example"))
                .resource("/*")
                .exclude("/closed/*"));
        CorsDecision decision = Request.get(path)
                .servedAs(containers)
                .origin("https://evil.example")
                .decidedBy(cors);
        assertThat(decision.outcome()).isEqualTo(Outcome.PATH_AMBIGUOUS);
        assertThat(decision.headers()).isEmpty();
        assertThat(decision.vary()).containsExactly("Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "/open/a%20b, /open/a b",
        "/open/x;v=1, /open/x",
        "/open/caf%C3%A9, /open/caf\u00e9",
        "/100%25, /100%",
        "/open//x, /open/x",
        "/open/x/, /open/x"
    })
    void aContainersPathOfTheSameResourceChangesNothing(String path, String containers) {
        Cors cors = Cors.of(options -> options.resource("/open/*").resource("/100%25"));
        Request request = Request.get(path).servedAs(containers).origin("https://evil.example");
        assertThat(request.decidedBy(cors).outcome()).isEqualTo(Outcome.ALLOWED);
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
