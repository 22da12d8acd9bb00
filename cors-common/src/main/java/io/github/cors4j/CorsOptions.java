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
 * The options that a CORS policy has, and that its resources and the policies of routes can set for themselves.
 *
 * <p>Set each option once, with all of its values: a second call of its setter is a problem. A resource inherits the options
 * that it does not set from its policy. Each option is inherited as a whole; lists are not merged. Everything is checked
 * when the policy is built: no setter throws an exception, and building the policy reports all problems at once.
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
     * Sets the <a href="https://fetch.spec.whatwg.org/#origin-header">origins</a> whose pages may call. The default is
     * {@code "*"}, any origin.
     *
     * <p>Each entry is one of
     *
     * <ul>
     *   <li>{@code "*"}: any origin. It must be the only entry, and cannot be combined with credentials;
     *   <li>an exact origin: {@code "https://app.example.com"}, {@code "http://localhost:3000"};
     *   <li>{@code "https://*.example.com"}: all subdomains, at any depth, but not {@code https://example.com} itself;
     *     {@code "https://pr-*.example.com"}: one or more characters within a single label;
     *   <li>{@code "http://localhost:*"}: any port, including the scheme's default. It can be combined with subdomains;
     *   <li>a regular expression in <a href="https://github.com/google/re2/wiki/Syntax">RE2's syntax</a>: a text that begins
     *       with {@code ^}. It has to match the whole origin;
     *   <li>{@code "null"}, but only with {@link #dangerouslyAllowNullOrigin}.
     * </ul>
     *
     * <p>One text may contain several entries, separated by commas. A comma inside braces, brackets or parentheses, or after
     * a backslash, does not separate entries.
     *
     * @param origins at least one entry
     * @return this
     */
    public S origins(CharSequence... origins) {
        return set(scope.code().origins, origins);
    }

    /**
     * Sets the origins whose pages may call: those that a regular expression matches as a whole. To combine expressions with
     * other entries, use {@link #origins(Iterable)}.
     *
     * @param origin an expression that RE2 supports: without look-around and back-references, and with no other flags than
     *     {@link Pattern#CASE_INSENSITIVE}, {@link Pattern#DOTALL} and {@link Pattern#MULTILINE}
     * @param more more expressions
     * @return this
     */
    public S origins(Pattern origin, Pattern... more) {
        return set(scope.code().origins, listOf(origin, more));
    }

    /**
     * Sets the origins whose pages may call, as {@link #origins(CharSequence...)} does.
     *
     * @param origins texts and {@link Pattern}s, at least one entry
     * @return this
     */
    public S origins(Iterable<?> origins) {
        return set(scope.code().origins, origins);
    }

    /**
     * Sets the <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-methods">methods</a> that pages may use.
     * The default is GET, HEAD, POST, OPTIONS, PUT, PATCH and DELETE.
     *
     * <p>{@code "*"}, which must be the only entry, allows any method. The seven default methods are upper-cased when you
     * set them; other names stay as you spell them. The method of a request is compared byte for byte, so {@code patch} is
     * not {@code PATCH}. Keep GET, HEAD and POST in the list: browsers send them without asking, and report the wrong cause
     * if one is missing. With an empty list, pages can make only requests that need no preflight.
     *
     * @param methods the methods; CONNECT, TRACE and TRACK are a problem, since browsers never let a page use them
     * @return this
     */
    public S methods(CharSequence... methods) {
        return set(scope.code().methods, methods);
    }

    /**
     * Sets the methods that pages may use, as {@link #methods(CharSequence...)} does.
     *
     * @param methods the methods
     * @return this
     */
    public S methods(Iterable<? extends CharSequence> methods) {
        return set(scope.code().methods, methods);
    }

    /**
     * Sets the <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-headers">request headers</a> that pages may
     * send. The default is {@code "*"}, any header.
     *
     * <p>Names are compared without regard to case. A text that begins with {@code ^} is a regular expression, and so is a
     * {@link Pattern}; expressions ignore case, too. The method override headers ({@code X-HTTP-Method-Override},
     * {@code X-HTTP-Method}, {@code X-Method-Override}) have to be listed by name: {@code "*"} and expressions do not grant
     * them, unless the methods are {@code "*"} as well.
     *
     * @param names header names and expressions; an empty list allows only headers that need no permission
     * @return this
     */
    public S allowHeaders(CharSequence... names) {
        return set(scope.code().allowHeaders, names);
    }

    /**
     * Sets the request headers that pages may send: those whose name a regular expression matches as a whole, without regard
     * to case. To combine expressions with names, use {@link #allowHeaders(Iterable)}.
     *
     * @param name an expression that RE2 supports, as for {@link #origins(Pattern, Pattern...)}
     * @param more more expressions
     * @return this
     */
    public S allowHeaders(Pattern name, Pattern... more) {
        return set(scope.code().allowHeaders, listOf(name, more));
    }

    /**
     * Sets the request headers that pages may send, as {@link #allowHeaders(CharSequence...)} does.
     *
     * @param names header names, expressions as texts, and {@link Pattern}s
     * @return this
     */
    public S allowHeaders(Iterable<?> names) {
        return set(scope.code().allowHeaders, names);
    }

    /**
     * Sets the <a href="https://fetch.spec.whatwg.org/#http-access-control-expose-headers">response headers</a> that pages
     * may read in addition to the safelisted ones. The default is none.
     *
     * @param names header names, or {@code "*"} for all, which cannot be combined with credentials; expressions are not
     *     possible here
     * @return this
     */
    public S exposeHeaders(CharSequence... names) {
        return set(scope.code().exposeHeaders, names);
    }

    /**
     * Sets the response headers that pages may read, as {@link #exposeHeaders(CharSequence...)} does.
     *
     * @param names header names, or {@code "*"}
     * @return this
     */
    public S exposeHeaders(Iterable<? extends CharSequence> names) {
        return set(scope.code().exposeHeaders, names);
    }

    /**
     * Sets whether pages may call with
     * <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-credentials">credentials</a>, that is, with cookies
     * and HTTP authentication, and may read the responses. The default is {@code false}.
     *
     * @param supportsCredentials whether they may; {@code true} requires listed origins, so {@code "*"} is a problem
     * @return this
     */
    public S supportsCredentials(boolean supportsCredentials) {
        return set(scope.code().supportsCredentials, supportsCredentials);
    }

    /**
     * Sets how long browsers may <a href="https://fetch.spec.whatwg.org/#http-access-control-max-age">remember the response
     * to a preflight</a>. The default is none: no max age is sent, and browsers use five seconds.
     *
     * @param maxAge a whole number of seconds, zero or more; zero means not to remember it. Browsers cap the value at a day,
     *     Chromium at two hours; more than a day is a warning. {@code null} resets an inherited value to none
     * @return this
     */
    public S maxAge(@Nullable Duration maxAge) {
        return set(scope.code().maxAge, maxAge);
    }

    /**
     * Sets how many seconds browsers may remember the response to a preflight, as {@link #maxAge(Duration)} does.
     *
     * @param seconds the number of seconds, zero or more
     * @return this
     */
    public S maxAge(long seconds) {
        return set(scope.code().maxAge, Duration.ofSeconds(seconds));
    }

    /**
     * Sets whether a policy that allows any origin sends {@code *} instead of the request's origin. The default is
     * {@code false}. With {@code *}, shared caches can keep one response for all origins.
     *
     * @param sendWildcard whether {@code *} is sent; without effect if the origins are listed
     * @return this
     */
    public S sendWildcard(boolean sendWildcard) {
        return set(scope.code().sendWildcard, sendWildcard);
    }

    /**
     * Sets whether {@code Vary} tells <a href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">caches</a>
     * that responses differ by origin. The default is {@code true}.
     *
     * @param varyHeader {@code false} never touches {@code Vary}; use it only for responses that nothing caches
     * @return this
     */
    public S varyHeader(boolean varyHeader) {
        return set(scope.code().varyHeader, varyHeader);
    }

    /**
     * Sets whether responses to requests without an {@code Origin} get CORS headers, too. The default is {@code true}. They
     * get them only if the policy allows any origin, which is sent as {@code *}, or exactly one.
     *
     * @param alwaysSend {@code false} sends CORS headers only if the request has an {@code Origin}
     * @return this
     */
    public S alwaysSend(boolean alwaysSend) {
        return set(scope.code().alwaysSend, alwaysSend);
    }

    /**
     * Sets whether the policy itself responds to preflights, before authentication and before any handler. The default is
     * {@code true}.
     *
     * @param automaticOptions {@code false} leaves preflights to the application's own {@code OPTIONS} routes, whose
     *     responses still get the CORS headers
     * @return this
     */
    public S automaticOptions(boolean automaticOptions) {
        return set(scope.code().automaticOptions, automaticOptions);
    }

    /**
     * Sets the status of the response to a preflight. The default is 200.
     *
     * @param status from 200 to 299: browsers accept any <a href="https://fetch.spec.whatwg.org/#ok-status">ok status</a>
     * @return this
     */
    public S preflightStatus(int status) {
        return set(scope.code().preflightStatus, status);
    }

    /**
     * Sets whether preflights of <a href="https://wicg.github.io/private-network-access/">private network access</a>
     * are granted. The default is {@code false}.
     *
     * @param allowPrivateNetwork whether public pages may call this server in a private network
     * @return this
     */
    public S allowPrivateNetwork(boolean allowPrivateNetwork) {
        return set(scope.code().allowPrivateNetwork, allowPrivateNetwork);
    }

    /**
     * Sets whether websocket handshakes from pages of other origins are refused with status 403, before any handler runs.
     * The default is {@code false}. Browsers do not apply CORS to websockets: they send the cookies, and the page reads the
     * messages.
     *
     * <p>A handshake is refused if its {@code Origin} is neither allowed nor the server's own or, without an {@code Origin},
     * if {@code Sec-Fetch-Site} says that it crosses origins. The same goes for the other transports of SockJS.
     *
     * @param guard whether they are refused; a policy that allows any origin refuses nothing
     * @return this
     */
    public S guardWebSockets(boolean guard) {
        return set(scope.code().guardWebSockets, guard);
    }

    /**
     * Sets whether requests that a browser sent from another origin, with a method other than GET, HEAD and OPTIONS, are
     * refused with status 403 unless the policy allows their origin and method. The default is {@code false}. Without this
     * guard, the application handles such a request, and the browser only hides the response from the page.
     *
     * <p>A browser shows that a request crosses origins by {@code Sec-Fetch-Site} or, without that header, by
     * {@code Origin}. A request that has neither passes. If a header overrides the method, both methods count.
     *
     * @param guard whether they are refused; a policy that allows any origin refuses nothing
     * @return this
     */
    public S guardUnsafeMethods(boolean guard) {
        return set(scope.code().guardUnsafeMethods, guard);
    }

    /**
     * Sets whether every actual request whose {@code Origin} is neither allowed nor the server's own is refused with status
     * 403. The default is {@code false}. A preflight that is not granted keeps its normal response, from which browsers can
     * tell the cause.
     *
     * @param refuse whether such requests are refused; a policy that allows any origin refuses nothing
     * @return this
     */
    public S refuseDisallowed(boolean refuse) {
        return set(scope.code().refuseDisallowed, refuse);
    }

    /**
     * Sets whether {@code null} may be listed among the origins. The default is {@code false}. Any page can get that origin
     * by way of a sandboxed frame: combined with credentials, it gives every page the user's account.
     *
     * @param allow whether it may be listed
     * @return this
     */
    public S dangerouslyAllowNullOrigin(boolean allow) {
        return set(scope.code().dangerouslyAllowNullOrigin, allow);
    }

    /**
     * Sets whether {@code http:} origins may be combined with credentials. The default is {@code false}. Loopback origins
     * always may. Anybody on the network path can pose as an {@code http:} origin.
     *
     * @param allow whether they may be combined; if not, listing one is a problem, and one that an expression matches is
     *     refused ({@link Outcome#ORIGIN_INSECURE})
     * @return this
     */
    public S dangerouslyAllowInsecureOrigins(boolean allow) {
        return set(scope.code().dangerouslyAllowInsecureOrigins, allow);
    }

    /**
     * Sets whether wildcards directly below a <a href="https://publicsuffix.org/">public suffix</a>, such as
     * {@code https://*.github.io}, may be combined with credentials. The default is {@code false}. Anybody can register a
     * name there.
     *
     * @param allow whether they may be combined
     * @return this
     */
    public S dangerouslyAllowPublicSuffixes(boolean allow) {
        return set(scope.code().dangerouslyAllowPublicSuffixes, allow);
    }

    /**
     * Sets whether expressions that do not spell out scheme and domain may be combined with credentials. The default is
     * {@code false}. Anybody who gets an origin that the expression matches can act as the signed-in user.
     *
     * <p>An expression has to write out the scheme and the domain of every origin that it matches, and the domain must not
     * be a public suffix. {@code ^https://pr-[0-9]+\.example\.com$} builds; {@code ^https://.*example\.com$} and
     * {@code ^https://app-[a-z]+\.github\.io$} do not.
     *
     * @param allow whether they may be combined
     * @return this
     */
    public S dangerouslyAllowAnyExpression(boolean allow) {
        return set(scope.code().dangerouslyAllowAnyExpression, allow);
    }

    /**
     * Reads options from parsed JSON or YAML, whichever library parsed it. An option that is set in code takes precedence
     * over the same option in the configuration, with its whole value; so once code adds a resource, no resource of the
     * configuration is used. A resource, even one from the configuration, takes precedence over what code sets for the
     * policy.
     *
     * <p>The keys are the names of the options ({@code origins}, {@code maxAge}, ...). The values are:
     *
     * <ul>
     *   <li>a list: any {@link Iterable} or array, or one text whose entries are separated by commas;
     *   <li>a flag: a boolean, or the text {@code true} or {@code false};
     *   <li>{@code maxAge}: a whole number of seconds, as a number or text;
     *   <li>{@code resources}: an object from path pattern to options, or a list of path patterns. Its order decides among
     *       resources of equal rank. An object is any {@link Map}, or an {@link Iterable} of {@link java.util.Map.Entry};
     *   <li>{@code null}: resets {@code maxAge} or {@code exposeHeaders} to none.
     * </ul>
     *
     * <p>An unknown key is a problem, whose message names the nearest known key. So are {@code resources} and
     * {@code exclude} in the options of a resource or a route. The map is read at once, and not kept. If neither this nor
     * anything else sets origins, any origin is allowed, which is a warning.
     *
     * @param configuration the options; several calls, including those of {@link #environment(Map)}, add up, but only one of
     *     them may set an option
     * @return this
     */
    public S configuration(Map<String, ?> configuration) {
        scope.readConfiguration(configuration);
        return self();
    }

    /**
     * Reads options from an environment such as {@link System#getenv()}: {@code CORS_ORIGINS}, {@code CORS_MAX_AGE}, and so
     * on. What is set in code takes precedence, as over a {@linkplain #configuration configuration}.
     *
     * @param variables the environment; only variables whose names begin with {@code CORS_} are read
     * @return this
     * @see #environment(String, Map)
     */
    public S environment(Map<String, ?> variables) {
        return environment("CORS_", variables);
    }

    /**
     * Reads options from an environment, as {@link #environment(Map)} does, from variables with a prefix of your own.
     *
     * <p>The entries of a list are separated by commas. A variable that begins with the prefix but names no option is a
     * problem, unless container platforms set it for a service of that name ({@code CORS_SERVICE_HOST},
     * {@code CORS_PORT_80_TCP}). Options that begin with {@code dangerously} cannot be set by an environment. If neither
     * this nor anything else sets origins, any origin is allowed, which is a warning.
     *
     * @param prefix the beginning of the names, which must end with an underscore: {@code SHOP_CORS_} for
     *     {@code SHOP_CORS_ORIGINS}
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
