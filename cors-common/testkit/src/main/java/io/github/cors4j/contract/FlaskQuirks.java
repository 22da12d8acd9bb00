package io.github.cors4j.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is expected, quirk by quirk, instead of the response of Flask-CORS. */
final class FlaskQuirks {
    private static final String[] OF_ACCEPTED_PREFLIGHTS = {
        "allow-methods", "allow-headers", "max-age", "allow-private-network"
    };

    private static final Set<String> METHOD_REFUSED = Set.of("acrm-lowercase-accepted", "acrm-substring-accepted");
    private static final Set<String> NO_PRIVATE_NETWORK =
            Set.of("pn-false-sent", "pn-on-non-preflight", "pn-on-refused-preflight", "pn-without-origin");

    /** Quirks that make no difference to what is compared. */
    private static final Set<String> SAME = Set.of(
            "null-origin-echoed-by-wildcard",
            "acao-without-origin-star",
            "acac-without-origin",
            "acah-reordered",
            "acah-partial",
            "acah-omitted-all-refused",
            "acah-duplicates",
            "bp-500-has-cors",
            "safelisted-method-refused-but-browser-allows",
            "preflight-non-ok-status-with-cors");

    /** Quirks of configurations that do not build. */
    private static final Set<String> REFUSED = Set.of(
            "cred-any-origin-echo",
            "null-origin-with-credentials",
            "null-origin-echoed-by-literal",
            "expose-star-with-credentials",
            "max-age-negative-sent");

    private static final String METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    /** A slash at the end makes no difference here: what these cases get instead, written by hand. */
    private static final Map<String, Map<String, String>> TRAILING_SLASH = Map.of(
            "ext.resources.list-noslash.get-users-none", Map.of("allow-origin", "https://example.com"),
            "ext.resources.list-noslash.get-public-none", Map.of("allow-origin", "https://example.com"),
            "ext.resources.list-noslash.get-public-exact", Map.of("allow-origin", "https://example.com"),
            "ext.resources.list-noslash.preflight-users", preflightOf("https://example.com"),
            "ext.resources.list-noslash.preflight-public", preflightOf("https://example.com"),
            "ext.path-forms.literal-str.trailing-slash", Map.of("allow-origin", "https://example.com"));

    /** Errors for which no similar request without error was recorded: written by hand. */
    private static final Map<String, List<Header>> WITHOUT_LIKE = Map.of(
            "bp.shape.regex-api.405-post-error", // no resource of the configuration covers it
                    List.of(),
            "dec.pairwise.p04.500-exact",
                    List.of(allowOrigin("*"), new Header("Access-Control-Expose-Headers", "X-Total-Count, ETag")),
            "dec.pairwise.p12.500-exact",
                    List.of(allowOrigin("https://example.com"), new Header("Access-Control-Allow-Credentials", "true")),
            "dec.pairwise.p18.500-exact",
                    List.of(
                            allowOrigin("https://example.com"),
                            new Header("Access-Control-Allow-Credentials", "true"),
                            new Header("Access-Control-Expose-Headers", "X-Total-Count, ETag")));

    private final List<FlaskCase> cases;
    private final Host host;

    FlaskQuirks(List<FlaskCase> cases, Host host) {
        this.cases = cases;
        this.host = host;
    }

    private static Header allowOrigin(String origin) {
        return new Header("Access-Control-Allow-Origin", origin);
    }

    private static Map<String, String> preflightOf(String origin) {
        return Map.of("allow-origin", origin, "allow-methods", METHODS, "allow-headers", "Content-Type");
    }

    FlaskExpected expected(FlaskCase flask) {
        FlaskExpected expected = new FlaskExpected(recorded(flask));
        for (String quirk : flask.quirks()) {
            apply(quirk, flask, expected);
        }
        return expected;
    }

    /**
     * Returns the recorded response or, if the scope of Flask-CORS ends too early, that of a similar request inside the
     * scope.
     */
    private Response recorded(FlaskCase flask) {
        boolean carries =
                flask.has("decorator-500-no-cors") || flask.has("dec-bp-404-405-no-cors") && FlaskSite.covers(flask);
        return carries ? like(flask) : flask.response();
    }

    private Response like(FlaskCase flask) {
        if (WITHOUT_LIKE.containsKey(flask.id())) {
            return new Response(flask.response().status(), WITHOUT_LIKE.get(flask.id()), "");
        }
        return cases.stream()
                .filter(other -> other.config().equals(flask.config())
                        && other.response().status() == 200
                        && !other.request().method().equals("OPTIONS")
                        && other.request().path().startsWith("/api/v1/users/")
                        && other.asked("Origin").equals(flask.asked("Origin")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no case like " + flask.id()))
                .response();
    }

    private void apply(String quirk, FlaskCase flask, FlaskExpected expected) {
        if (METHOD_REFUSED.contains(quirk)) {
            expected.remove(OF_ACCEPTED_PREFLIGHTS);
        } else if (NO_PRIVATE_NETWORK.contains(quirk)) {
            expected.remove("allow-private-network");
        } else if (quirk.startsWith("no-vary-") && !quirk.equals("no-vary-by-config")) {
            expected.varyByOrigin();
            if (quirk.equals("no-vary-on-reflected-star-origin")) {
                expected.set("allow-origin", "*");
            }
        } else if (REFUSED.contains(quirk)) {
            throw new AssertionError(flask.id() + ": " + quirk + " needs a configuration that does not build");
        } else if (!SAME.contains(quirk)) {
            applyAlone(quirk, flask, expected);
        }
    }

    private void applyAlone(String quirk, FlaskCase flask, FlaskExpected expected) {
        switch (quirk) {
            case "no-vary-by-config" -> expected.noVary();
            case "malformed-origin-echoed" -> expected.set("allow-origin", "*");
            case "origin-case-folded" -> expected.removeAll();
            case "acao-without-origin-literal", "empty-origin-treated-as-absent" -> {
                if (new FlaskConfig(flask.config()).listsBesideOthers(expected.get("allow-origin"))) {
                    expected.removeAll();
                }
            }
            case "preflight-headers-without-origin" -> expected.remove(OF_ACCEPTED_PREFLIGHTS);
            case "methods-star-not-wildcard" -> anyMethod(flask, expected);
            case "refused-preflight-still-has-acao" -> expected.remove("expose-headers", "allow-private-network");
            case "expose-headers-on-preflight" -> expected.remove("expose-headers");
            case "max-age-0-dropped" -> expected.set("max-age", "0");
            case "acah-star-echoed", "acah-star-with-credentials", "acah-empty-element" -> onlyNames(expected);
            case "trailing-slash-told-apart" -> {
                Map<String, String> instead = TRAILING_SLASH.getOrDefault(flask.id(), Map.of());
                instead.forEach(expected::set);
                if (!instead.isEmpty()) {
                    expected.varyByOrigin();
                }
            }
            case "path-decoded" -> {
                if (host.pathForm() == PathForm.RAW && flask.request().path().startsWith("/%70")) {
                    expected.removeAll();
                }
            }
            case FlaskCase.CASE_OF_HEADER_NAMES ->
                expected.set("allow-headers", flask.asked("Access-Control-Request-Headers"));
            case FlaskCase.NAMES_IN_ONE_TEXT -> namesInOneText(flask, expected);
            case "decorator-500-no-cors", "dec-bp-404-405-no-cors" -> {
                // the recorded response was replaced
            }
            default -> throw new AssertionError("unknown quirk " + quirk);
        }
    }

    private static void anyMethod(FlaskCase flask, FlaskExpected expected) {
        boolean credentials = flask.config().path("supportsCredentials").asBoolean();
        expected.set("allow-methods", credentials ? flask.asked("Access-Control-Request-Method") : "*");
        String asked = flask.asked("Access-Control-Request-Headers");
        if (!asked.isEmpty()) {
            expected.set("allow-headers", asked);
        }
    }

    private static void namesInOneText(FlaskCase flask, FlaskExpected expected) {
        List<String> allowed = Arrays.stream(flask.config()
                        .path("allowHeaders")
                        .asText()
                        .toLowerCase(Locale.ROOT)
                        .split("\\s*,\\s*"))
                .toList();
        List<String> granted = Arrays.stream(
                        flask.asked("Access-Control-Request-Headers").split("\\s*,\\s*"))
                .filter(name -> allowed.contains(name.toLowerCase(Locale.ROOT)))
                .toList();
        if (!granted.isEmpty()) {
            expected.set("allow-headers", String.join(", ", granted));
        }
    }

    private static void onlyNames(FlaskExpected expected) {
        List<String> names = Arrays.stream(expected.get("allow-headers").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("*"))
                .toList();
        if (names.isEmpty()) {
            expected.remove("allow-headers");
        } else {
            expected.set("allow-headers", String.join(", ", names));
        }
    }
}
