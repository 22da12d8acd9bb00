package io.github.cors4j;

import io.github.cors4j.internal.options.ScopeSettings;
import io.github.cors4j.internal.options.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of a CORS policy that its resources and routes can set for themselves, too.
 *
 * <p>Each option may be set once. An option that is not set is inherited as a whole; lists are not merged. Everything is
 * checked when the policy is built, so no setter throws.
 *
 * @param <S> the type that the setters return
 */
public abstract sealed class CorsOptions<S extends CorsOptions<S>> permits CorsBuilder, ResourceOptions, RouteOptions {
    final ScopeSettings scope;

    CorsOptions(ScopeSettings scope) {
        this.scope = scope;
    }

    abstract S self();

    /**
     * Sets which <a href="https://fetch.spec.whatwg.org/#origin-header">origins</a> may call; by default {@code *}.
     *
     * <p>Each entry is one of
     *
     * <ul>
     *   <li>{@code "*"}, any origin, which stands alone and cannot be combined with credentials;
     *   <li>an exact origin: {@code "https://app.example.com"}, {@code "http://localhost:3000"};
     *   <li>{@code "https://*.example.com"}: all subdomains, of any depth, but not {@code https://example.com} itself;
     *     {@code "https://pr-*.example.com"}: a part of one label;
     *   <li>{@code "http://localhost:*"}: any port, including the scheme's default; also together with subdomains;
     *   <li>an expression in <a href="https://github.com/google/re2/wiki/Syntax">RE2's syntax</a> that begins with
     *       {@code ^}; it has to match the whole origin.
     * </ul>
     *
     * <p>One text may contain several entries, separated by commas. Commas inside braces, brackets or parentheses separate
     * nothing.
     *
     * @param origins at least one
     * @return this
     */
    public S origins(CharSequence... origins) {
        return set(scope.code().origins, origins);
    }

    /**
     * Sets which origins may call: those that an expression matches as a whole.
     *
     * @param origin the expression; RE2 has to be able to express it
     * @param more more expressions
     * @return this
     */
    public S origins(Pattern origin, Pattern... more) {
        return set(scope.code().origins, listOf(origin, more));
    }

    /**
     * Sets which origins may call, as {@link #origins(CharSequence...)} does.
     *
     * @param origins texts and {@link Pattern}s, at least one
     * @return this
     */
    public S origins(Iterable<?> origins) {
        return set(scope.code().origins, origins);
    }

    /**
     * Sets which <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-methods">methods</a> a page may use;
     * by default GET, HEAD, POST, OPTIONS, PUT, PATCH and DELETE.
     *
     * <p>{@code "*"}, alone, is any method. These seven are upper-cased; other names stay as spelled, and methods are
     * compared byte for byte. Keep GET, HEAD and POST in the list: browsers send them without asking, and name the
     * wrong cause if one is missing. An empty list leaves pages only these three.
     *
     * @param methods the methods
     * @return this
     */
    public S methods(CharSequence... methods) {
        return set(scope.code().methods, methods);
    }

    /**
     * Sets which methods a page may use, as {@link #methods(CharSequence...)} does.
     *
     * @param methods the methods
     * @return this
     */
    public S methods(Iterable<? extends CharSequence> methods) {
        return set(scope.code().methods, methods);
    }

    /**
     * Sets which <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-headers">request headers</a> a page
     * may send; by default {@code "*"}, any.
     *
     * <p>Names are compared without case, also by expressions: texts that begin with {@code ^}, or {@link Pattern}s.
     *
     * @param names header names and expressions; an empty list allows only headers that need no permission
     * @return this
     */
    public S allowHeaders(CharSequence... names) {
        return set(scope.code().allowHeaders, names);
    }

    /**
     * Sets which request headers a page may send: those whose name an expression matches as a whole, without case.
     *
     * @param name the expression; RE2 has to be able to express it
     * @param more more expressions
     * @return this
     */
    public S allowHeaders(Pattern name, Pattern... more) {
        return set(scope.code().allowHeaders, listOf(name, more));
    }

    /**
     * Sets which request headers a page may send, as {@link #allowHeaders(CharSequence...)} does.
     *
     * @param names header names and expressions
     * @return this
     */
    public S allowHeaders(Iterable<?> names) {
        return set(scope.code().allowHeaders, names);
    }

    /**
     * Sets which <a href="https://fetch.spec.whatwg.org/#http-access-control-expose-headers">response headers</a> a
     * page may read in addition to the safelisted ones; by default none.
     *
     * @param names header names, or {@code "*"} for all, which cannot be combined with credentials
     * @return this
     */
    public S exposeHeaders(CharSequence... names) {
        return set(scope.code().exposeHeaders, names);
    }

    /**
     * Sets which response headers a page may read, as {@link #exposeHeaders(CharSequence...)} does.
     *
     * @param names header names
     * @return this
     */
    public S exposeHeaders(Iterable<? extends CharSequence> names) {
        return set(scope.code().exposeHeaders, names);
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
        return set(scope.code().supportsCredentials, supportsCredentials);
    }

    /**
     * Sets how long browsers may <a href="https://fetch.spec.whatwg.org/#http-access-control-max-age">remember the response
     * to a preflight</a>; by default nothing is sent, and browsers use five seconds.
     *
     * @param maxAge whole seconds, zero (do not remember) or more; browsers cut values above a day, or two hours in
     *     Chromium; {@code null} resets it to none
     * @return this
     */
    public S maxAge(@Nullable Duration maxAge) {
        return set(scope.code().maxAge, maxAge);
    }

    /**
     * Sets how long browsers may remember the response to a preflight, as {@link #maxAge(Duration)} does.
     *
     * @param seconds seconds, zero or more
     * @return this
     */
    public S maxAge(long seconds) {
        return set(scope.code().maxAge, Duration.ofSeconds(seconds));
    }

    /**
     * Sets whether a policy that allows any origin sends {@code *} instead of the request's origin; by default not. With
     * it, shared caches can keep one response for all.
     *
     * @param sendWildcard whether {@code *} is sent
     * @return this
     */
    public S sendWildcard(boolean sendWildcard) {
        return set(scope.code().sendWildcard, sendWildcard);
    }

    /**
     * Sets whether {@code Vary} tells <a href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">caches</a>
     * that responses differ by origin; by default it does.
     *
     * @param varyHeader {@code false} never touches {@code Vary}; use it only for responses that nothing caches
     * @return this
     */
    public S varyHeader(boolean varyHeader) {
        return set(scope.code().varyHeader, varyHeader);
    }

    /**
     * Sets whether responses to requests without {@code Origin} get CORS headers if the policy allows any origin or exactly
     * one; by default they do.
     *
     * @param alwaysSend whether they do
     * @return this
     */
    public S alwaysSend(boolean alwaysSend) {
        return set(scope.code().alwaysSend, alwaysSend);
    }

    /**
     * Sets whether the policy responds to preflights, before authentication and any handler; by default it does.
     *
     * @param automaticOptions {@code false} leaves preflights to the application's own {@code OPTIONS} routes, whose
     *     responses still get the CORS headers
     * @return this
     */
    public S automaticOptions(boolean automaticOptions) {
        return set(scope.code().automaticOptions, automaticOptions);
    }

    /**
     * Sets the status of the response to a preflight; by default 200.
     *
     * @param status 200 to 299: browsers accept any <a href="https://fetch.spec.whatwg.org/#ok-status">ok status</a>
     * @return this
     */
    public S preflightStatus(int status) {
        return set(scope.code().preflightStatus, status);
    }

    /**
     * Sets whether preflights of <a href="https://wicg.github.io/private-network-access/">private network access</a>
     * are granted; by default not.
     *
     * @param allowPrivateNetwork whether public pages may call a server in a private network
     * @return this
     */
    public S allowPrivateNetwork(boolean allowPrivateNetwork) {
        return set(scope.code().allowPrivateNetwork, allowPrivateNetwork);
    }

    /**
     * Sets whether a websocket's handshake with an {@code Origin} that is neither allowed nor the server's own is refused
     * with status 403, before any handler; by default not. Browsers do not apply CORS to websockets: they send the cookies,
     * and the page reads the messages.
     *
     * @param guard whether it is refused; a policy that allows any origin refuses nothing
     * @return this
     */
    public S guardWebSockets(boolean guard) {
        return set(scope.code().guardWebSockets, guard);
    }

    /**
     * Sets whether a request of another method than GET, HEAD and OPTIONS that a browser sent across origins is refused with
     * status 403, unless the policy allows its origin and its method; by default not. Without a guard the application
     * handles such a request, and the browser only hides the response from the page.
     *
     * @param guard whether it is refused; a policy that allows any origin refuses nothing
     * @return this
     */
    public S guardUnsafeMethods(boolean guard) {
        return set(scope.code().guardUnsafeMethods, guard);
    }

    /**
     * Sets whether every actual request with an {@code Origin} that is neither allowed nor the server's own is refused with
     * status 403; by default not. A refused preflight keeps its normal response, from which browsers can tell the cause.
     *
     * @param refuse whether it is refused; a policy that allows any origin refuses nothing
     * @return this
     */
    public S refuseDisallowed(boolean refuse) {
        return set(scope.code().refuseDisallowed, refuse);
    }

    /**
     * Sets whether the origin {@code null} may be listed among the origins; by default not. Any page can have that origin
     * in a sandboxed frame: combined with credentials, it gives every page the user's account.
     *
     * @param allow whether it may
     * @return this
     */
    public S dangerouslyAllowNullOrigin(boolean allow) {
        return set(scope.code().dangerouslyAllowNullOrigin, allow);
    }

    /**
     * Sets whether {@code http:} origins may be combined with credentials; by default not, except loopback origins, which
     * always may. Whoever is on the network path can pose as such an origin.
     *
     * @param allow whether they may
     * @return this
     */
    public S dangerouslyAllowInsecureOrigins(boolean allow) {
        return set(scope.code().dangerouslyAllowInsecureOrigins, allow);
    }

    /**
     * Sets whether all subdomains of a <a href="https://publicsuffix.org/">public suffix</a>, such as
     * {@code https://*.github.io}, may be combined with credentials; by default not. Anybody can register there.
     *
     * @param allow whether they may
     * @return this
     */
    public S dangerouslyAllowPublicSuffixes(boolean allow) {
        return set(scope.code().dangerouslyAllowPublicSuffixes, allow);
    }

    /**
     * Sets whether expressions that do not show whom they trust may be combined with credentials; by default not. An
     * expression shows it if every origin that it matches has a scheme and a name that the expression writes out, and the
     * name belongs to somebody:
     * {@code ^https://pr-[0-9]+\.example\.com$}, but neither {@code ^https://.*example\.com$} nor
     * {@code ^https://app-[a-z]+\.github\.io$}. Whoever can have an origin that the expression matches can act as the
     * signed-in user.
     *
     * @param allow whether they may
     * @return this
     */
    public S dangerouslyAllowAnyExpression(boolean allow) {
        return set(scope.code().dangerouslyAllowAnyExpression, allow);
    }

    /**
     * Takes options from parsed JSON or YAML, whatever library parsed it. What is set in code takes precedence, except
     * that a resource takes precedence over its policy: a resource in the configuration overrides what is set in code for
     * the policy.
     *
     * <p>A configuration has the options' names as keys ({@code origins}, {@code maxAge}, ...). A list is any
     * {@link Iterable} or array, or one text for its entries, separated by commas; a flag is a boolean, or {@code true} or
     * {@code false} as text; max age is whole seconds, as a number or text; {@code null} sets max age or exposed headers
     * back to none. {@code resources} is an object, in the order of precedence among equals, from path pattern to options,
     * or a list of path patterns; an object is any {@link Map} or {@link Iterable} of {@link java.util.Map.Entry}.
     *
     * <p>An unknown key is a problem that names the nearest known one. The map is read now, and not kept. A configuration
     * without origins is a warning if nothing else sets them, since it allows any origin.
     *
     * @param configuration the options; several calls add up, but each option may come from one of them only
     * @return this
     */
    public S configuration(Map<String, ?> configuration) {
        scope.readConfiguration(configuration);
        return self();
    }

    /**
     * Takes options from an environment such as {@link System#getenv()}: {@code CORS_ORIGINS}, {@code CORS_MAX_AGE}, and so
     * on. What is set in code takes precedence.
     *
     * @param variables the environment; only names that begin with {@code CORS_} are read
     * @return this
     * @see #environment(String, Map)
     */
    public S environment(Map<String, ?> variables) {
        return environment("CORS_", variables);
    }

    /**
     * Takes options from an environment whose variables begin with your own prefix, as {@link #environment(Map)} does.
     *
     * <p>Entries of a list are separated by commas. A name that begins with the prefix and is no option is a problem, except
     * those that container platforms set for a service of that name ({@code CORS_SERVICE_HOST}, {@code CORS_PORT_80_TCP}).
     * Options that begin with {@code dangerously} are not read from an environment.
     *
     * @param prefix what the names begin with, up to an underscore: {@code SHOP_CORS_} for {@code SHOP_CORS_ORIGINS}
     * @param variables the environment
     * @return this
     */
    public S environment(String prefix, Map<String, ?> variables) {
        scope.readEnvironment(prefix, variables);
        return self();
    }

    final S set(Setting<?> option, @Nullable Object written) {
        scope.set(option, written);
        return self();
    }

    static List<@Nullable Pattern> listOf(@Nullable Pattern first, @Nullable Pattern @Nullable [] more) {
        List<@Nullable Pattern> all = new ArrayList<>(more == null ? List.of() : Arrays.asList(more));
        all.add(0, first);
        return all;
    }
}
