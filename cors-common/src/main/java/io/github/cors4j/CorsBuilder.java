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
 * <p>A builder is not thread-safe; what it builds is.
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
     * Covers a path with the policy's own options. If there is a resource, paths without one are not covered.
     *
     * <p>{@code "/api/*"} is {@code /api}, {@code /api/} and all below, never {@code /apiary}; a {@code *} inside stands
     * for exactly one segment ({@code "/users/*}{@code /photos"}); {@code "*"} and {@code "/*"} are all paths; a text
     * that begins with {@code ^} is an expression; anything else is that very path. A trailing slash makes no
     * difference; letter case does.
     *
     * <p>The most specific resource decides alone: exact paths, then wildcards (more literal segments first, then the
     * longer), then expressions (more slashes first, then the longer), then the order of declaration.
     *
     * @param path the path pattern
     * @return this
     */
    public CorsBuilder resource(String path) {
        return resource(path, options -> {});
    }

    /**
     * Covers a path with options that differ from the policy's, as {@link #resource(String)} tells.
     *
     * @param path the path pattern
     * @param configure sets the options that differ
     * @return this
     */
    public CorsBuilder resource(String path, Consumer<? super ResourceOptions> configure) {
        return add(path, configure);
    }

    /**
     * Covers all paths that an expression matches as a whole.
     *
     * @param path the expression; RE2 has to be able to express it
     * @return this
     */
    public CorsBuilder resource(Pattern path) {
        return resource(path, options -> {});
    }

    /**
     * Covers all paths that an expression matches as a whole, with options that differ from the policy's.
     *
     * @param path the expression; RE2 has to be able to express it
     * @param configure sets the options that differ
     * @return this
     */
    public CorsBuilder resource(Pattern path, Consumer<? super ResourceOptions> configure) {
        return add(path, configure);
    }

    /**
     * Excludes paths from the policy: their responses are left alone, whatever resource covers them.
     *
     * @param paths path patterns as for {@link #resource(String)}; one text may hold several, separated by commas
     * @return this
     */
    public CorsBuilder exclude(CharSequence... paths) {
        return set(scope.code().exclude, paths);
    }

    /**
     * Excludes all paths that an expression matches as a whole.
     *
     * @param path the expression; RE2 has to be able to express it
     * @param more more expressions
     * @return this
     */
    public CorsBuilder exclude(Pattern path, Pattern... more) {
        return set(scope.code().exclude, listOf(path, more));
    }

    /**
     * Excludes paths from the policy, as {@link #exclude(CharSequence...)} does.
     *
     * @param paths path patterns and {@link Pattern}s
     * @return this
     */
    public CorsBuilder exclude(Iterable<?> paths) {
        return set(scope.code().exclude, paths);
    }

    /**
     * Sets a listener that is told of every decision; by default there is none, which costs nothing.
     *
     * @param listener is called by the thread that decides
     * @return this
     */
    public CorsBuilder listener(CorsListener listener) {
        this.listener.set(listener, scope.problems());
        return this;
    }

    /**
     * Checks everything and builds the policy. What is only odd (a max age above a day, a resource that no request can
     * reach) is logged as a warning.
     *
     * @return the policy, immutable and thread-safe
     * @throws CorsConfigurationException if anything is wrong; it lists every problem
     */
    public Cors build() {
        return new PolicyCompiler(scope, listener.value()).compile();
    }

    private CorsBuilder add(@Nullable Object path, @Nullable Consumer<? super ResourceOptions> configure) {
        scope.declare(path, configure == null ? null : resource -> configure.accept(new ResourceOptions(resource)));
        return this;
    }
}
