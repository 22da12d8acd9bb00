package io.github.cors4j.internal.explain;

import io.github.cors4j.Outcome;
import io.github.cors4j.Refusal;
import io.github.cors4j.Request;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why no resource covers a path, and what to change. */
class PathHintTest {
    private static final String APP = "https://app.example.com";

    static Stream<Refusal> paths() {
        return Stream.of(
                new Refusal(
                        "no resource",
                        cors -> cors.resource("/api/*").resource("/files/*"),
                        Request.get("/").origin(APP),
                        Outcome.NOT_COVERED,
                        "no resource of the policy covers the path \"/\": its resources are [/api/*, /files/*]",
                        "add a resource that matches the path, such as \"/\""),
                uncovered("/files/*"),
                uncovered("*"),
                uncovered("/*"),
                uncovered("/a/*/b"),
                uncovered("^/.*"),
                uncovered("/a,/b"),
                uncovered("/a, /b"),
                uncovered("/:id"),
                uncovered("/{id}"),
                uncovered("/a\\b"),
                uncovered("/" + "a".repeat(200)),
                new Refusal(
                        "whole segments",
                        cors -> cors.resource("/api/*"),
                        Request.get("/apiary").origin(APP),
                        Outcome.NOT_COVERED,
                        "the path \"/apiary\" is not covered: it only begins with the same characters as the"
                                + " resource /api/*, and patterns compare whole segments",
                        "add a resource that matches the path, such as \"/apiary\""),
                new Refusal(
                        "letter case of the path",
                        cors -> cors.resource("/api/*"),
                        Request.get("/API/users").origin(APP),
                        Outcome.NOT_COVERED,
                        "the path \"/API/users\" is not covered: the letter case differs from the resource /api/*",
                        "request the path as the resource spells it, or add a resource for this spelling"),
                new Refusal(
                        "below an exact path",
                        cors -> cors.resource("/api"),
                        Request.get("/api/users").origin(APP),
                        Outcome.NOT_COVERED,
                        "the path \"/api/users\" is not covered: the resource /api covers only that path, and"
                                + " nothing below it, as /api/* does",
                        "add a resource that matches the path, such as \"/api/users\""),
                new Refusal(
                        "excluded",
                        cors -> cors.resource("/api/*").exclude("/other", "/api/internal/*"),
                        Request.get("/api/internal/x").origin(APP),
                        Outcome.NOT_COVERED,
                        "the path \"/api/internal/x\" is excluded by /api/internal/*",
                        "remove /api/internal/* from exclude, or leave the path without CORS"),
                new Refusal(
                        "another resource when normalised",
                        cors -> cors.resource("/api/*").resource("/api/secret", own -> own.origins(APP)),
                        Request.get("/api/x/../secret").origin(APP),
                        Outcome.PATH_AMBIGUOUS,
                        "the path \"/api/x/../secret\" belongs to another resource than its normalised form"
                                + " \"/api/secret\"",
                        "request the normalised form"));
    }

    /** A path that, as a resource, would be another one or several. */
    private static Refusal uncovered(String path) {
        return new Refusal(
                path,
                cors -> cors.resource("/orders"),
                Request.get(path).origin(APP),
                Outcome.NOT_COVERED,
                "no resource of the policy covers the path " + HarmlessText.of(path) + ": its resources are [/orders]",
                "add a resource that matches the path");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_refusal_names_its_cause_and_its_remedy(Refusal refusal) {
        refusal.assertExplained();
    }
}
