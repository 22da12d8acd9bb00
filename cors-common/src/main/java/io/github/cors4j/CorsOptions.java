package io.github.cors4j;

import io.github.cors4j.internal.options.ConfigurationReader;
import io.github.cors4j.internal.options.Option;
import io.github.cors4j.internal.options.OptionSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of a CORS policy that its resources and routes can set for themselves, too.
 *
 * <p>Each option may be set once; what is not set is inherited, whole: lists do not merge. Nothing is checked before
 * the policy is built, and then everything is: no setter throws.
 *
 * @param <S> the type that the setters return
 */
public abstract sealed class CorsOptions<S extends CorsOptions<S>> permits CorsBuilder, ResourceOptions, RouteOptions {
    final OptionSet options;
    final OptionSet configuration;

    CorsOptions(OptionSet options, OptionSet configuration) {
        this.options = options;
        this.configuration = configuration;
    }

    abstract S self();

    /**
     * Sets which <a href="https://fetch.spec.whatwg.org/#origin-header">origins</a> may call; by default {@code *}.
     *
     * <p>Each entry is one of
     *
     * <ul>
     *   <li>{@code "*"}, any origin, which stands alone and not beside credentials;
     *   <li>an exact origin: {@code "https://app.example.com"}, {@code "http://localhost:3000"};
     *   <li>{@code "https://*.example.com"}: one or more labels before, never {@code https://example.com} itself;
     *   <li>{@code "http://localhost:*"}: any port, the scheme's own one, too; also together with subdomains;
     *   <li>an expression in <a href="https://github.com/google/re2/wiki/Syntax">RE2's syntax</a> that begins with
     *       {@code ^}, or a {@link Pattern}; it has to match the whole origin.
     * </ul>
     *
     * @param origins texts and {@link Pattern}s, at least one
     * @return this
     */
    public S origins(Object... origins) {
        return list(Option.ORIGINS, origins);
    }

    /**
     * Sets which origins may call, as {@link #origins(Object...)} does.
     *
     * @param origins texts and {@link Pattern}s, at least one
     * @return this
     */
    public S origins(Collection<?> origins) {
        return list(Option.ORIGINS, origins);
    }

    /**
     * Sets which <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-methods">methods</a> a page may use;
     * by default GET, HEAD, POST, OPTIONS, PUT, PATCH and DELETE.
     *
     * <p>{@code "*"}, alone, is any method. These seven are upper-cased; other names stay as spelled, and methods
     * compare byte for byte. None at all leaves pages with what browsers send unasked: GET, HEAD and POST.
     *
     * @param methods the methods
     * @return this
     */
    public S methods(String... methods) {
        return list(Option.METHODS, methods);
    }

    /**
     * Sets which methods a page may use, as {@link #methods(String...)} does.
     *
     * @param methods the methods
     * @return this
     */
    public S methods(Collection<String> methods) {
        return list(Option.METHODS, methods);
    }

    /**
     * Sets which <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-headers">request headers</a> a page
     * may send; by default {@code "*"}, any.
     *
     * <p>Names compare without case, also against expressions: texts that begin with {@code ^}, or {@link Pattern}s.
     *
     * @param names header names and expressions; none at all allows none but those that need no permission
     * @return this
     */
    public S allowHeaders(Object... names) {
        return list(Option.ALLOW_HEADERS, names);
    }

    /**
     * Sets which request headers a page may send, as {@link #allowHeaders(Object...)} does.
     *
     * @param names header names and expressions
     * @return this
     */
    public S allowHeaders(Collection<?> names) {
        return list(Option.ALLOW_HEADERS, names);
    }

    /**
     * Sets which <a href="https://fetch.spec.whatwg.org/#http-access-control-expose-headers">response headers</a> a
     * page may read besides the safelisted ones; by default none.
     *
     * @param names header names, or {@code "*"} for all, which does not go with credentials
     * @return this
     */
    public S exposeHeaders(String... names) {
        return list(Option.EXPOSE_HEADERS, names);
    }

    /**
     * Sets which response headers a page may read, as {@link #exposeHeaders(String...)} does.
     *
     * @param names header names
     * @return this
     */
    public S exposeHeaders(Collection<String> names) {
        return list(Option.EXPOSE_HEADERS, names);
    }

    /**
     * Sets whether pages may send
     * <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-credentials">credentials</a>, that is cookies
     * and HTTP authentication; by default not.
     *
     * @param supportsCredentials whether they may; needs listed origins
     * @return this
     */
    public S supportsCredentials(boolean supportsCredentials) {
        return set(Option.SUPPORTS_CREDENTIALS, supportsCredentials);
    }

    /**
     * Sets how long browsers may <a href="https://fetch.spec.whatwg.org/#http-access-control-max-age">remember the
     * answer to a preflight</a>; by default nothing is said, and browsers take five seconds.
     *
     * @param maxAge whole seconds, zero (do not remember) or more; browsers cut what is above a day, or two hours in
     *     Chromium; {@code null} goes back to none
     * @return this
     */
    public S maxAge(@Nullable Duration maxAge) {
        return set(Option.MAX_AGE, maxAge);
    }

    /**
     * Sets how long browsers may remember the answer to a preflight, as {@link #maxAge(Duration)} does.
     *
     * @param seconds seconds, zero or more
     * @return this
     */
    public S maxAge(long seconds) {
        return set(Option.MAX_AGE, Duration.ofSeconds(seconds));
    }

    /**
     * Sets whether, with any origin, {@code *} is sent instead of the request's origin; by default not. It lets shared
     * caches keep one response for all.
     *
     * @param sendWildcard whether {@code *} is sent
     * @return this
     */
    public S sendWildcard(boolean sendWildcard) {
        return set(Option.SEND_WILDCARD, sendWildcard);
    }

    /**
     * Sets whether {@code Vary} tells <a href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">caches</a>
     * that responses differ by origin; by default it does.
     *
     * @param varyHeader {@code false} never touches {@code Vary}: only for responses that nothing caches
     * @return this
     */
    public S varyHeader(boolean varyHeader) {
        return set(Option.VARY_HEADER, varyHeader);
    }

    /**
     * Sets whether requests without {@code Origin} are answered with CORS headers, too, where the answer does not
     * depend on it; by default they are.
     *
     * @param alwaysSend whether they are
     * @return this
     */
    public S alwaysSend(boolean alwaysSend) {
        return set(Option.ALWAYS_SEND, alwaysSend);
    }

    /**
     * Sets whether preflights are answered by the policy, before authentication and any handler; by default they are.
     *
     * @param automaticOptions {@code false} leaves preflights to the application's own {@code OPTIONS} routes, whose
     *     responses still get the CORS headers
     * @return this
     */
    public S automaticOptions(boolean automaticOptions) {
        return set(Option.AUTOMATIC_OPTIONS, automaticOptions);
    }

    /**
     * Sets the status of the answer to a preflight; by default 200.
     *
     * @param status 200 to 299: browsers take any <a href="https://fetch.spec.whatwg.org/#ok-status">ok status</a>
     * @return this
     */
    public S preflightStatus(int status) {
        return set(Option.PREFLIGHT_STATUS, status);
    }

    /**
     * Sets whether preflights of <a href="https://wicg.github.io/private-network-access/">private network access</a>
     * are granted; by default not.
     *
     * @param allowPrivateNetwork whether public pages may call a server in a private network
     * @return this
     */
    public S allowPrivateNetwork(boolean allowPrivateNetwork) {
        return set(Option.ALLOW_PRIVATE_NETWORK, allowPrivateNetwork);
    }

    /**
     * Sets whether the origin {@code null} counts as listed; by default not. Any page can become {@code null} by way of
     * a sandboxed frame: beside credentials this gives every page the user's account.
     *
     * @param allow whether it counts
     * @return this
     */
    public S dangerouslyAllowNullOrigin(boolean allow) {
        return set(Option.DANGEROUSLY_ALLOW_NULL_ORIGIN, allow);
    }

    /**
     * Sets whether {@code http:} origins (loopback apart, which is always fine) may stand beside credentials; by
     * default not. Whoever is on the network path can be such an origin.
     *
     * @param allow whether they may
     * @return this
     */
    public S dangerouslyAllowInsecureOrigins(boolean allow) {
        return set(Option.DANGEROUSLY_ALLOW_INSECURE_ORIGINS, allow);
    }

    /**
     * Sets whether all subdomains of a <a href="https://publicsuffix.org/">public suffix</a>, such as
     * {@code https://*.github.io}, may stand beside credentials; by default not. Anybody can register there.
     *
     * @param allow whether they may
     * @return this
     */
    public S dangerouslyAllowPublicSuffixes(boolean allow) {
        return set(Option.DANGEROUSLY_ALLOW_PUBLIC_SUFFIXES, allow);
    }

    /**
     * Takes options from outside: parsed JSON or YAML, or the environment. What is set in code takes precedence.
     *
     * <p>A configuration has the option's names as keys ({@code origins}, {@code maxAge}, ...). Lists are collections,
     * or a text for a single entry; flags are booleans, or {@code true} or {@code false} as text; max age is whole
     * seconds, as a number or text; {@code null} sets max age or exposed headers back to none. {@code resources} is a
     * map, in the order of precedence among equals, from path pattern to options, or a list of path patterns.
     *
     * <p>A map with a key that begins with {@code CORS_} is an environment, as {@code System.getenv()} is: only such keys
     * are read ({@code CORS_ORIGINS}, {@code CORS_MAX_AGE}, ...), and lists are separated by commas.
     *
     * <p>An unknown key is a problem that names the nearest known one. The map is read now, and not kept.
     *
     * @param configuration the options; several calls add up, but each option may come from one of them only
     * @return this
     */
    public S configuration(Map<String, ?> configuration) {
        new ConfigurationReader(this.configuration, this instanceof CorsBuilder).read(configuration);
        return self();
    }

    final S set(Option option, @Nullable Object value) {
        options.set(option, value);
        return self();
    }

    final S list(Option option, @Nullable Object @Nullable [] entries) {
        return list(option, entries == null ? null : Arrays.asList(entries));
    }

    final S list(Option option, @Nullable Collection<?> entries) {
        return set(option, entries == null ? null : copy(entries));
    }

    private static List<@Nullable Object> copy(Collection<?> entries) {
        return new ArrayList<>(entries);
    }
}
