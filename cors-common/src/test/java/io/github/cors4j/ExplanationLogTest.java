package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.internal.header.CorsHeaders;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log tells at DEBUG, and that a request cannot forge it. */
class ExplanationLogTest {
    private final CapturedLog log = new CapturedLog(CapturedLog.DEBUG);

    @AfterEach
    void release() {
        log.close();
    }

    @Test
    void causeAndRemedyAreLogged() {
        Cors.of(cors -> cors.origins("https://app.example.com"))
                .decide(Request.from("http://app.example.com"), Request.READER);

        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains(
                        "ACTUAL request refused by resource *: Origin \"http://app.example.com\" is not allowed: the policy"
                                + " lists https://app.example.com; the scheme differs. Remedy: open the page with the listed"
                                + " scheme, or add \"http://app.example.com\" to origins");
    }

    @Test
    void excludedPathsAreLogged() {
        Cors.of(cors -> cors.exclude("/internal/*"))
                .decide(Request.get("/internal/x").origin("https://app.example.com"), Request.READER);

        assertThat(log.lines()).singleElement().asString().contains("is excluded by /internal/*");
    }

    @Test
    void aRequestCannotForgeALine() {
        Request request = Request.of("OPTIONS", "/a\nINFO forged")
                .origin("https://app.example.com\r\nINFO forged\u001b[31m")
                .with(CorsHeaders.REQUEST_METHOD, "PUT\nINFO forged")
                .asking("x-one\nINFO forged\u2028");

        Cors.of(cors -> cors.origins("https://app.example.com")).decide(request, Request.READER);
        Cors.of(cors -> cors.sendWildcard(true)).decide(request, Request.READER);

        assertThat(log.lines()).hasSize(2).allMatch(line -> line.matches("[ -~]*"));
    }

    @Test
    void nothingIsLoggedAboveDebug() {
        log.restrictTo(Level.INFO);

        Cors.of(cors -> cors.origins("https://app.example.com"))
                .decide(Request.from("http://app.example.com"), Request.READER);

        assertThat(log.records()).isEmpty();
    }
}
