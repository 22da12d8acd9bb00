package io.github.cors4j;

import static java.util.Objects.requireNonNull;

import io.github.cors4j.CorsExplanation.ResourceMatch;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.internal.explain.PathHint;
import io.github.cors4j.internal.header.CorsHeaders;
import io.github.cors4j.internal.path.PathNormalizer;
import io.github.cors4j.internal.path.PathPattern;
import io.github.cors4j.internal.path.PathTable;
import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.internal.text.Listing;
import io.github.cors4j.spi.RequestReader;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CORS policy that follows the <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch standard</a>;
 * immutable and thread-safe.
 *
 * <pre>{@code
 * Cors cors = Cors.of(options -> options
 *         .origins("https://app.example.com")
 *         .supportsCredentials(true));
 * }</pre>
 *
 * <p>Hand it to the adapter of your web framework. At level DEBUG the logger of this class tells each decision.
 */
public final class Cors {
    private static final Logger LOG = LoggerFactory.getLogger(Cors.class);

    /** Stands for several origins, of which the first may be empty: they are malformed, not absent. */
    private static final String SEVERAL = "several";

    private static final String OPTIONS = "OPTIONS";

    private final @Nullable PathTable<Policy> resources;
    private final @Nullable PathTable<Boolean> excluded;
    private final @Nullable Policy everywhere;
    private final boolean route;
    private final List<Policy> policies;
    private final List<ConfigurationProblem> warnings;

    /** A policy for every path. */
    Cors(Policy everywhere, boolean route, List<ConfigurationProblem> warnings) {
        this.resources = null;
        this.excluded = null;
        this.everywhere = everywhere;
        this.route = route;
        this.policies = List.of(everywhere);
        this.warnings = warnings;
    }

    /** A policy for some paths. */
    Cors(
            PathTable<Policy> resources,
            PathTable<Boolean> excluded,
            List<Policy> policies,
            List<ConfigurationProblem> warnings) {
        this.resources = resources;
        this.excluded = excluded;
        this.everywhere = null;
        this.route = false;
        this.policies = policies;
        this.warnings = warnings;
    }

    /**
     * Makes the policy that has every option at its default: any origin, without credentials, on every path.
     *
     * @return the policy
     */
    public static Cors defaults() {
        return builder().build();
    }

    /**
     * Configures and builds a policy.
     *
     * @param configure sets the options
     * @return the policy
     * @throws CorsConfigurationException if anything is wrong; it lists every problem
     */
    public static Cors of(Consumer<? super CorsBuilder> configure) {
        CorsBuilder builder = builder();
        configure.accept(builder);
        return builder.build();
    }

    /**
     * Starts to configure a policy.
     *
     * @return a builder with every option at its default
     */
    public static CorsBuilder builder() {
        return new CorsBuilder();
    }

    /**
     * Configures and builds the policy of a single route: it covers whatever path that route has.
     *
     * @param configure sets the options
     * @return the policy
     * @throws CorsConfigurationException if anything is wrong; it lists every problem
     */
    public static Cors route(Consumer<? super RouteOptions> configure) {
        RouteOptions options = new RouteOptions();
        configure.accept(options);
        return new PolicyCompiler(options.options, options.configuration).compileRoute();
    }

    /**
     * Makes the policy of a single route with every option at its default.
     *
     * @return the policy
     */
    public static Cors route() {
        return route(options -> {});
    }

    /**
     * Tells whether this is the policy of a single route.
     *
     * @return whether it was made by {@link #route(Consumer)}
     */
    public boolean isRoute() {
        return route;
    }

    /**
     * Lists what is odd about the configuration, though not wrong; it was logged, too, when the policy was built.
     *
     * @return the warnings
     */
    public List<ConfigurationProblem> warnings() {
        return warnings;
    }

    /**
     * Decides about a request. Whatever the request holds, this throws nothing, and takes time linear in it.
     *
     * @param request the framework's request
     * @param reader how to read it
     * @param <R> the framework's request
     * @return the decision
     */
    public <R> CorsDecision decide(R request, RequestReader<R> reader) {
        CorsDecision decision = evaluate(request, reader);
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{} {} from {}: {}; headers {}, Vary {}",
                    HarmlessText.of(reader.method(request)),
                    HarmlessText.of(reader.path(request)),
                    HarmlessText.of(reader.header(request, CorsHeaders.ORIGIN)),
                    explainer(decision, request, reader).explain(List.of()).summary(),
                    decision.headers(),
                    decision.vary());
        }
        return decision;
    }

    /**
     * Decides about a request as {@link #decide} does, and tells why. It is for developers: it costs more than a
     * decision, and its text names what the policy allows.
     *
     * @param request the framework's request
     * @param reader how to read it
     * @param <R> the framework's request
     * @return the decision with each check and, for a refusal, cause and remedy
     */
    public <R> CorsExplanation explain(R request, RequestReader<R> reader) {
        CorsDecision decision = evaluate(request, reader);
        return explainer(decision, request, reader)
                .explain(matches(decision, reader.path(request), reader.pathsIgnoreCase(request)));
    }

    private <R> Explainer<R> explainer(CorsDecision decision, R request, RequestReader<R> reader) {
        return new Explainer<>(decision, request, reader, () -> {
            String path = reader.path(request);
            boolean ignoreCase = reader.pathsIgnoreCase(request);
            PathPattern exclusion = patterns(excluded)
                    .filter(pattern -> matches(pattern, path, ignoreCase))
                    .findFirst()
                    .orElse(null);
            return PathHint.of(path, patterns(resources).toList(), exclusion);
        });
    }

    private static Stream<PathPattern> patterns(@Nullable PathTable<?> table) {
        return table == null ? Stream.of() : table.entries().stream().map(PathTable.Entry::pattern);
    }

    private static boolean matches(PathPattern pattern, String path, boolean ignoreCase) {
        PathTable<Boolean> alone = new PathTable<>(List.of(new PathTable.Entry<>(pattern, true)));
        return (ignoreCase ? alone.ignoringCase() : alone).find(path) != null;
    }

    private List<ResourceMatch> matches(CorsDecision decision, String path, boolean ignoreCase) {
        if (resources == null) {
            return policies.stream()
                    .map(policy -> new ResourceMatch(policy.resource(), true, true))
                    .toList();
        }
        return resources.entries().stream()
                .map(entry -> {
                    boolean matches = matches(entry.pattern(), path, ignoreCase);
                    return new ResourceMatch(
                            entry.pattern().text(), matches, matches && entry.value() == decision.policy());
                })
                .toList();
    }

    private <R> CorsDecision evaluate(R request, RequestReader<R> reader) {
        String method = reader.method(request);
        String origin = reader.header(request, CorsHeaders.ORIGIN);
        boolean several = origin != null && reader.hasSeveral(request, CorsHeaders.ORIGIN);
        RequestKind kind = kind(method, several ? SEVERAL : origin, request, reader);
        CorsDecision decision = decide(kind, several ? null : origin, request, reader);
        return route && kind != RequestKind.PREFLIGHT && method.equals(OPTIONS)
                ? decision.endingPlainOptions()
                : decision;
    }

    /**
     * Tells which method a preflight asks for, so that an adapter can find the route that it means.
     *
     * @param request the framework's request
     * @param reader how to read it
     * @param <R> the framework's request
     * @return the method as it was sent; {@code null} if the request is no preflight
     */
    public static <R> @Nullable String requestedMethod(R request, RequestReader<R> reader) {
        String method = reader.method(request);
        if (!method.equals(OPTIONS)) {
            return null;
        }
        String origin = reader.header(request, CorsHeaders.ORIGIN);
        // Whether there are several makes a difference only where the first says that there is none.
        boolean several = origin != null && origin.isEmpty() && reader.hasSeveral(request, CorsHeaders.ORIGIN);
        RequestKind kind = kind(method, several ? SEVERAL : origin, request, reader);
        return kind == RequestKind.PREFLIGHT ? reader.header(request, CorsHeaders.REQUEST_METHOD) : null;
    }

    private static <R> RequestKind kind(String method, @Nullable String origin, R request, RequestReader<R> reader) {
        if (origin == null || origin.isEmpty()) {
            return RequestKind.NON_CORS;
        }
        if (!method.equals(OPTIONS)) {
            return RequestKind.ACTUAL;
        }
        String requested = reader.header(request, CorsHeaders.REQUEST_METHOD);
        return requested == null || requested.isEmpty() ? RequestKind.ACTUAL : RequestKind.PREFLIGHT;
    }

    private <R> CorsDecision decide(RequestKind kind, @Nullable String origin, R request, RequestReader<R> reader) {
        if (everywhere != null) {
            return everywhere.decide(kind, origin, request, reader);
        }
        boolean ignoreCase = reader.pathsIgnoreCase(request);
        String path = reader.path(request);
        String normal = PathNormalizer.normalize(path);
        String served = PathNormalizer.asServed(path);
        Policy policy = find(path, ignoreCase);
        Policy policyOfNormal = normal.equals(path) ? policy : find(normal, ignoreCase);
        Policy policyOfServed = served.equals(normal) ? policyOfNormal : find(served, ignoreCase);
        if (policy == policyOfNormal && policy == policyOfServed) {
            if (policy != null
                    && PathNormalizer.hasMoreToDecode(path)
                    && isOfAnother(policy, PathNormalizer.asDecodedTwice(path), ignoreCase)) {
                return policy.ambiguous(kind);
            }
            return policy == null ? CorsDecision.ofUncovered(kind) : policy.decide(kind, origin, request, reader);
        }
        return requireNonNull(cautious(kind, cautious(kind, policy, policyOfNormal), policyOfServed))
                .ambiguous(kind);
    }

    private @Nullable Policy find(String path, boolean ignoreCase) {
        if (resources == null || excluded == null) {
            return null;
        }
        boolean out = (ignoreCase ? excluded.ignoringCase() : excluded).find(path) != null;
        return out ? null : (ignoreCase ? resources.ignoringCase() : resources).find(path);
    }

    /** Whether a path that only a server of files makes of the request's is excluded, or has another policy. */
    private boolean isOfAnother(Policy policy, String path, boolean ignoreCase) {
        if (excluded != null && (ignoreCase ? excluded.ignoringCase() : excluded).find(path) != null) {
            return true;
        }
        Policy other = find(path, ignoreCase);
        return other != null && other != policy;
    }

    /** Of two policies of which neither grants anything the one that tells caches more. */
    private static @Nullable Policy cautious(RequestKind kind, @Nullable Policy a, @Nullable Policy b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return b.vary(kind).names().size() > a.vary(kind).names().size() ? b : a;
    }

    /**
     * Tells the options in force, resource by resource, with long lists cut.
     *
     * @return the policy as text
     */
    @Override
    public String toString() {
        return "Cors" + Listing.of(policies) + (excluded == null ? "" : " except " + excluded);
    }
}
