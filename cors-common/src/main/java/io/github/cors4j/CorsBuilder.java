package io.github.cors4j;

import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.internal.options.ScopeSettings;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Configures a policy: options for all paths, and resources with options of their own.
 *
 * <pre>{@code
 * Cors cors = Cors.builder()
 *         .origins("https://app.example.com", "https://*.preview.example.com")
 *         .supportsCredentials(true)
 *         .maxAge(Duration.ofHours(1))
 *         .resource("/api/*")
 *         .resource("/public/*", open -> open.origins("*").supportsCredentials(false))
 *         .build();
 * }</pre>
 *
 * <p>A builder is not thread-safe; the policy that it builds is.
 */
public final class CorsBuilder extends CorsOptions<CorsBuilder> {
    private final ListenerOption listener = new ListenerOption();

    CorsBuilder() {
        super(ScopeSettings.ofPolicy());
    }

    @Override
    CorsBuilder self() {
        return this;
    }

    /**
     * Adds a resource: a path, or several, that the policy covers with its own options. By default a policy covers every
     * path. As soon as it has a resource, it covers only the paths of its resources. If code adds a resource, those of a
     * {@linkplain #configuration configuration} or environment are not used.
     *
     * <p>{@code "/api/*"} matches {@code /api}, {@code /api/} and everything below, but never {@code /apiary}. A {@code *}
     * inside a pattern matches exactly one segment ({@code "/users/*}{@code /photos"}). {@code "*"} and {@code "/*"} match
     * all paths. A text that begins with {@code ^} is a regular expression. Anything else matches exactly that path. A
     * trailing slash makes no difference. Letter case does, unless the framework's router ignores it.
     *
     * <p>If several resources match a path, only the most specific one decides. Exact paths come first, then wildcards (more
     * literal segments first, then the longer pattern), then expressions (more slashes first, then the longer expression).
     * Among equals, the one declared first decides.
     *
     * @param path the path pattern; one text may contain several, separated by commas
     * @return this
     */
    public CorsBuilder resource(String path) {
        return resource(path, options -> {});
    }

    /**
     * Adds a resource, as {@link #resource(String)} does, with options that differ from the policy's.
     *
     * @param path the path pattern; one text may contain several, separated by commas
     * @param configure sets the options that differ; the others are inherited
     * @return this
     */
    public CorsBuilder resource(String path, Consumer<? super ResourceOptions> configure) {
        return add(path, configure);
    }

    /**
     * Adds a resource: all paths that a regular expression matches as a whole.
     *
     * @param path an expression that RE2 supports, as for {@link #origins(Pattern, Pattern...)}
     * @return this
     */
    public CorsBuilder resource(Pattern path) {
        return resource(path, options -> {});
    }

    /**
     * Adds a resource: all paths that a regular expression matches as a whole, with options that differ from the policy's.
     *
     * @param path an expression that RE2 supports, as for {@link #origins(Pattern, Pattern...)}
     * @param configure sets the options that differ; the others are inherited
     * @return this
     */
    public CorsBuilder resource(Pattern path, Consumer<? super ResourceOptions> configure) {
        return add(path, configure);
    }

    /**
     * Excludes paths from the policy: their responses are left alone, even if a resource covers them. By default no path is
     * excluded. Like any other option this may be set once, so pass all paths in one call.
     *
     * @param paths path patterns as for {@link #resource(String)}; one text may contain several, separated by commas
     * @return this
     */
    public CorsBuilder exclude(CharSequence... paths) {
        return set(scope.code().exclude, paths);
    }

    /**
     * Excludes all paths that a regular expression matches as a whole. To exclude other paths as well, use
     * {@link #exclude(Iterable)}.
     *
     * @param path an expression that RE2 supports, as for {@link #origins(Pattern, Pattern...)}
     * @param more more expressions
     * @return this
     */
    public CorsBuilder exclude(Pattern path, Pattern... more) {
        return set(scope.code().exclude, listOf(path, more));
    }

    /**
     * Excludes paths from the policy, as {@link #exclude(CharSequence...)} does.
     *
     * @param paths path patterns as texts, and {@link Pattern}s
     * @return this
     */
    public CorsBuilder exclude(Iterable<?> paths) {
        return set(scope.code().exclude, paths);
    }

    /**
     * Sets a listener that receives the decision of each response. By default there is none, which costs nothing.
     *
     * @param listener called once for each response, as {@link CorsListener} describes
     * @return this
     */
    public CorsBuilder listener(CorsListener listener) {
        this.listener.set(listener, scope.problems());
        return this;
    }

    /**
     * Checks all options and builds the policy. Settings that are allowed but probably not meant, such as a max age above a
     * day or a resource that no request can reach, are logged at level WARN and listed by {@link Cors#warnings()}.
     *
     * @return the policy, immutable and thread-safe
     * @throws CorsConfigurationException if an option is wrong; it lists every problem
     */
    public Cors build() {
        return new PolicyCompiler(scope, listener.value()).compile();
    }

    private CorsBuilder add(@Nullable Object path, @Nullable Consumer<? super ResourceOptions> configure) {
        scope.declare(path, configure == null ? null : resource -> configure.accept(new ResourceOptions(resource)));
        return this;
    }
}
