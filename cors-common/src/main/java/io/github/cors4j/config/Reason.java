package io.github.cors4j.config;

/**
 * Why a setting is refused, as a code that programs can act on; the message of a {@link ConfigurationProblem} says the same
 * to people.
 */
public enum Reason {
    /** Any origin, or an expression that does not show whom it trusts, combined with credentials. */
    ANY_ORIGIN_WITH_CREDENTIALS,
    /** {@code *} among exposed headers combined with credentials, for which browsers take it for a name. */
    ANY_EXPOSED_HEADER_WITH_CREDENTIALS,
    /** {@code *} together with other entries. */
    WILDCARD_BESIDE_OTHERS,
    /** A {@code *} where it has no meaning. */
    WILDCARD_MISPLACED,
    /** {@code *.} over an address, which has no subdomains. */
    WILDCARD_OVER_ADDRESS,
    /** An origin without {@code scheme://}. */
    SCHEME_MISSING,
    /** A scheme that is not valid. */
    SCHEME_INVALID,
    /** {@code file:}, whose pages have no origin. */
    FILE_ORIGIN,
    /** {@code null}, which any sandboxed page can be. */
    NULL_ORIGIN,
    /** An insecure origin combined with credentials. */
    INSECURE_ORIGIN_WITH_CREDENTIALS,
    /** All subdomains of a suffix under which anybody can register, combined with credentials. */
    PUBLIC_SUFFIX_WITH_CREDENTIALS,
    /** An origin with userinfo. */
    USERINFO_PRESENT,
    /** An origin that ends in a slash. */
    TRAILING_SLASH,
    /** An origin with a path. */
    PATH_PRESENT,
    /** An origin with a query. */
    QUERY_PRESENT,
    /** An origin with a fragment. */
    FRAGMENT_PRESENT,
    /** An origin without host. */
    HOST_MISSING,
    /** A host that is not valid. */
    HOST_INVALID,
    /** A host with characters outside ASCII. */
    HOST_NOT_ASCII,
    /** A host with two dots in a row, or one at the beginning. */
    LABEL_EMPTY,
    /** An IP address in another form than the one that browsers send. */
    ADDRESS_NOT_CANONICAL,
    /** A port that is not a number from 1 to 65535. */
    PORT_INVALID,
    /** An empty list where nothing would work with it. */
    EMPTY,
    /** A blank text. */
    BLANK,
    /** A {@code null} for an option that cannot be reset to none. */
    NULL_VALUE,
    /** Several entries in one text. */
    SEVERAL_IN_ONE,
    /** A method that is not a token. */
    METHOD_INVALID,
    /** A method that browsers never send. */
    METHOD_FORBIDDEN,
    /** A header name that is not a token. */
    HEADER_INVALID,
    /** A header name that browsers never let a page send or read. */
    HEADER_FORBIDDEN,
    /** A max age below zero or not of whole seconds. */
    MAX_AGE_INVALID,
    /** A max age that browsers cut (a warning). */
    MAX_AGE_CAPPED,
    /** A preflight status outside 200 to 299. */
    STATUS_INVALID,
    /** An expression that does not compile in RE2's syntax, or would mean something else there. */
    EXPRESSION_INVALID,
    /** A text that looks like an expression but does not begin with {@code ^}. */
    EXPRESSION_UNMARKED,
    /** A path pattern that is not valid. */
    PATH_INVALID,
    /** A resource that no request can reach (a warning), or an expression that no origin can match. */
    UNREACHABLE,
    /** Resources of equal rank that take the same paths, of which the one declared first decides (a warning). */
    RESOURCES_OVERLAP,
    /** An option that is set twice. */
    SET_TWICE,
    /** A resource that is declared twice. */
    RESOURCE_TWICE,
    /** A key that is not an option. */
    UNKNOWN_KEY,
    /** An option that exists, but not here. */
    NOT_HERE,
    /** A value of a type or form that the option does not take. */
    TYPE_INVALID,
    /** A list that is longer than a host can send, or than anybody needs. */
    TOO_LARGE,
    /** An entry that is listed twice (a warning). */
    DUPLICATE,
    /** A name that looks like an expression but is not one (a warning). */
    LOOKS_LIKE_EXPRESSION,
    /** Any origin because a configuration or environment set no origins, and nothing else did (a warning). */
    ANY_ORIGIN_BY_OMISSION,
    /** An option that has no effect together with the others (a warning). */
    WITHOUT_EFFECT,
    /** No {@code Vary} on responses that differ by origin (a warning). */
    VARY_MISSING,
    /** Private network access for any origin (a warning). */
    PRIVATE_NETWORK_FOR_ANY_ORIGIN,
    /** A header of the CORS protocol among those of the application (a warning). */
    CORS_HEADER
}
