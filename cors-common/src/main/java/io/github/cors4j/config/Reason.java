package io.github.cors4j.config;

/**
 * The code, for programs, of the reason for which a setting is refused or is a warning. The message of a
 * {@link ConfigurationProblem} says the same in words.
 */
public enum Reason {
    /** Any origin, or an expression that does not spell out scheme and domain, combined with credentials. */
    ANY_ORIGIN_WITH_CREDENTIALS,
    /** {@code *} among exposed headers, combined with credentials: browsers then take it for the name of a header. */
    ANY_EXPOSED_HEADER_WITH_CREDENTIALS,
    /** {@code *} together with other entries, among origins or methods. */
    WILDCARD_BESIDE_OTHERS,
    /** A {@code *} where it has no meaning. */
    WILDCARD_MISPLACED,
    /** {@code *.} before an IP address, which has no subdomains. */
    WILDCARD_OVER_ADDRESS,
    /** An origin without {@code scheme://}. */
    SCHEME_MISSING,
    /** A scheme that is not valid. */
    SCHEME_INVALID,
    /** {@code file:}, whose pages have no origin. */
    FILE_ORIGIN,
    /** The origin {@code null}, which any page can get in a sandboxed frame. */
    NULL_ORIGIN,
    /** An insecure origin combined with credentials. */
    INSECURE_ORIGIN_WITH_CREDENTIALS,
    /** A wildcard directly below a public suffix, where anybody can register a name, combined with credentials. */
    PUBLIC_SUFFIX_WITH_CREDENTIALS,
    /** An origin with a user name or password. */
    USERINFO_PRESENT,
    /** An origin that ends in a slash. */
    TRAILING_SLASH,
    /** An origin with a path. */
    PATH_PRESENT,
    /** An origin with a query. */
    QUERY_PRESENT,
    /** An origin with a fragment. */
    FRAGMENT_PRESENT,
    /** An origin without a host. */
    HOST_MISSING,
    /** A host that is not valid. */
    HOST_INVALID,
    /** A host with characters outside ASCII. */
    HOST_NOT_ASCII,
    /** A host with two dots in a row, or one at the beginning. */
    LABEL_EMPTY,
    /** An IP address in a form that browsers do not send. */
    ADDRESS_NOT_CANONICAL,
    /** A port that is neither a number from 1 to 65535 nor {@code *}. */
    PORT_INVALID,
    /** An empty list of origins, or of resources (a warning), under which no page may call. */
    EMPTY,
    /** A blank text, or a blank entry in a list. */
    BLANK,
    /** A {@code null} for an option that cannot be reset to none. */
    NULL_VALUE,
    /** Several entries in one text that are not separated by commas. */
    SEVERAL_IN_ONE,
    /** A method that is not a token, or one that looks misspelt (a warning). */
    METHOD_INVALID,
    /** A method that browsers never send. */
    METHOD_FORBIDDEN,
    /** A header name that is not a token, or one that looks misspelt (a warning). */
    HEADER_INVALID,
    /** A header name that browsers never let a page send or read. */
    HEADER_FORBIDDEN,
    /** A max age that is negative, or not a whole number of seconds. */
    MAX_AGE_INVALID,
    /** A max age of more than a day, which browsers cap (a warning). */
    MAX_AGE_CAPPED,
    /** A preflight status outside 200 to 299. */
    STATUS_INVALID,
    /** An expression that does not compile in RE2's syntax, would mean something else there, or is too large. */
    EXPRESSION_INVALID,
    /** A text that looks like a regular expression but does not begin with {@code ^}. */
    EXPRESSION_UNMARKED,
    /** A path pattern that is not valid. */
    PATH_INVALID,
    /**
     * An expression that no origin or no path can match. As a warning: a resource, origin or path pattern that no request is
     * likely to reach.
     */
    UNREACHABLE,
    /** Resources of equal rank that match the same paths; the one declared first decides (a warning). */
    RESOURCES_OVERLAP,
    /** An option that is set twice. */
    SET_TWICE,
    /** A resource that is declared twice. */
    RESOURCE_TWICE,
    /** A key or variable that is not an option, or a variable whose name is almost one (a warning). */
    UNKNOWN_KEY,
    /** An option that exists, but not in this place: {@code resources} or {@code exclude} in a resource or route. */
    NOT_HERE,
    /** A value of a type or form that the option does not take. */
    TYPE_INVALID,
    /** A list, text or policy that is too large: larger than a server can send in a header, or than anybody needs. */
    TOO_LARGE,
    /** An entry that is listed twice (a warning). */
    DUPLICATE,
    /** A name or entry that was probably meant as a different kind of pattern (a warning). */
    LOOKS_LIKE_EXPRESSION,
    /** Any origin is allowed because neither a configuration or environment nor anything else set origins (a warning). */
    ANY_ORIGIN_BY_OMISSION,
    /** An option that has no effect in combination with the others (a warning). */
    WITHOUT_EFFECT,
    /** No {@code Vary} on responses that differ by origin (a warning). */
    VARY_MISSING,
    /** Private network access for any origin (a warning). */
    PRIVATE_NETWORK_FOR_ANY_ORIGIN,
    /** A header of the CORS protocol among the allowed or exposed headers: a warning, or an error if it has a value. */
    CORS_HEADER
}
