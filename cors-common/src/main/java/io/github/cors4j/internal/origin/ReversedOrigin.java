package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.origin.OwnedNames.Owner;
import io.github.cors4j.internal.text.CharacterClass;

/**
 * What is known of an origin that is read from its end: which part has been reached, and what of it is written out. The
 * origin is well-formed, since expressions are not matched against others ({@link OriginSyntax}); so whatever cannot be
 * continued to a well-formed origin ends in {@link Part#NONE}. This spares the proof all tricks with {@code /}, {@code @}
 * and {@code :}, which a well-formed origin has only in their proper places.
 *
 * @param part the part that is being read
 * @param text what is written out of it, in lower case: for {@code NAME} and {@code SCHEME} all that has been read, for
 *     {@code KNOWN} whether it was a dot
 * @param owner the owner of the host, once known
 */
record ReversedOrigin(Part part, String text, Owner owner) {
    enum Part {
        /** Nothing has been read. */
        END,
        /** Digits that are a port if there is a colon before them. */
        PORT,
        /** The colon of a port. */
        PORT_COLON,
        /** The end of a host, written out so far. */
        NAME,
        /** A host whose end is not written out, or does not show an owner. */
        OPEN,
        /** A host that ends in digits, which are not all written out. */
        NUMBER,
        /** The same for an IPv6 address, which has colons. */
        OPEN_ADDRESS,
        /** A host whose end is written out and shows its owner. */
        KNOWN,
        /** One slash before the host. */
        SLASH,
        /** Both slashes. */
        SLASHES,
        /** The scheme, written out so far. */
        SCHEME,
        /** A scheme that is not written out. */
        OPEN_SCHEME,
        /** No origin is like this. */
        NONE
    }

    private static final String DOT = ".";

    static final ReversedOrigin AT_END = new ReversedOrigin(Part.END, "", Owner.ANYBODY);
    static final ReversedOrigin IMPOSSIBLE = new ReversedOrigin(Part.NONE, "", Owner.ANYBODY);
    static final ReversedOrigin PORT = new ReversedOrigin(Part.PORT, "", Owner.ANYBODY);
    private static final ReversedOrigin PORT_COLON = new ReversedOrigin(Part.PORT_COLON, "", Owner.ANYBODY);
    private static final ReversedOrigin NUMBER = new ReversedOrigin(Part.NUMBER, "", Owner.ANYBODY);
    private static final ReversedOrigin OPEN_ADDRESS = new ReversedOrigin(Part.OPEN_ADDRESS, "", Owner.ANYBODY);

    /** Reads one more character, which is written out. Digits at the end may also be a port. */
    ReversedOrigin literal(char c, OwnedNames names) {
        return switch (part) {
            case END, PORT_COLON -> isOfHost(c) || c == ']' ? name(String.valueOf(c)) : any(c, names);
            case NAME -> {
                if (text.endsWith("]")) {
                    yield c == '/' ? any(c, names) : name(c + text);
                }
                // A longer name may be a suffix again, as s3.amazonaws.com is.
                boolean decides = c == '.' && isKnown(names.ofHostsBelow(text));
                yield !isOfHost(c) || decides || text.length() > OriginSyntax.LONGEST_HOST
                        ? any(c, names)
                        : name(c + text);
            }
            case SCHEME -> isOfScheme(c) && text.length() < OriginSyntax.LONGEST_SCHEME ? scheme(c + text) : IMPOSSIBLE;
            default -> any(c, names);
        };
    }

    /** Reads one more character, one of several that are possible here. */
    ReversedOrigin any(char c, OwnedNames names) {
        return switch (part) {
            case END ->
                CharacterClass.DECIMAL.has(c)
                        ? NUMBER
                        : isOfHost(c)
                                ? open(Owner.ANYBODY)
                                : c == ']' ? OPEN_ADDRESS : c == '/' ? slash(Owner.NOBODY) : IMPOSSIBLE;
            case PORT_COLON -> c == ':' ? IMPOSSIBLE : AT_END.any(c, names);
            case PORT -> CharacterClass.DECIMAL.has(c) ? this : c == ':' ? PORT_COLON : IMPOSSIBLE;
            case NAME -> anyBeforeName(c, names);
            case NUMBER ->
                c == '.'
                        ? open(Owner.ADDRESS)
                        : CharacterClass.DECIMAL.has(c)
                                ? this
                                : open(Owner.ANYBODY).any(c, names);
            case OPEN -> isOfHost(c) ? this : c == '/' ? slash(owner) : IMPOSSIBLE;
            case OPEN_ADDRESS -> c == '/' ? slash(owner) : this;
            case KNOWN -> text.equals(DOT) && (c == '.' || c == '/') ? IMPOSSIBLE : known(c);
            case SLASH -> c == '/' ? new ReversedOrigin(Part.SLASHES, text, owner) : IMPOSSIBLE;
            case SLASHES -> c == ':' ? new ReversedOrigin(Part.SCHEME, "", owner) : IMPOSSIBLE;
            case SCHEME, OPEN_SCHEME -> isOfScheme(c) ? new ReversedOrigin(Part.OPEN_SCHEME, "", owner) : IMPOSSIBLE;
            case NONE -> this;
        };
    }

    /**
     * Reads one more character of a host whose owner is known. No label is empty: next to a dot is neither a dot nor a
     * slash.
     */
    private ReversedOrigin known(char c) {
        return c == '/'
                ? slash(owner)
                : isOfHost(c) ? new ReversedOrigin(Part.KNOWN, c == '.' ? DOT : "", owner) : IMPOSSIBLE;
    }

    private ReversedOrigin anyBeforeName(char c, OwnedNames names) {
        boolean dot = text.startsWith(DOT);
        if (c == '/') {
            return slash(dot ? Owner.NOBODY : names.ofHost(text));
        }
        if (text.endsWith("]")) {
            return OPEN_ADDRESS;
        }
        if (c == '.') {
            return dot ? IMPOSSIBLE : below(DOT, names.ofHostsBelow(text));
        }
        return isOfHost(c) ? forgotten(names) : IMPOSSIBLE;
    }

    /** Returns the same without what is written out. */
    ReversedOrigin forgotten(OwnedNames names) {
        return switch (part) {
            case NAME -> text.endsWith("]") ? OPEN_ADDRESS : forgottenName(names);
            case SCHEME -> new ReversedOrigin(Part.OPEN_SCHEME, "", owner);
            default -> this;
        };
    }

    private ReversedOrigin forgottenName(OwnedNames names) {
        return open(text.startsWith(DOT) ? names.ofHostsBelow(text.substring(1)) : Owner.ANYBODY);
    }

    private static boolean isKnown(Owner owner) {
        return owner == Owner.OF_THE_NAME || owner == Owner.LOOPBACK;
    }

    private static ReversedOrigin name(String text) {
        return new ReversedOrigin(Part.NAME, text, Owner.ANYBODY);
    }

    /** Returns a host whose owner is known, or an open one if anybody can have it. */
    private static ReversedOrigin below(String last, Owner owner) {
        return isKnown(owner) ? new ReversedOrigin(Part.KNOWN, last, owner) : open(owner);
    }

    private static ReversedOrigin open(Owner owner) {
        return new ReversedOrigin(Part.OPEN, "", owner);
    }

    private static ReversedOrigin slash(Owner owner) {
        return new ReversedOrigin(Part.SLASH, "", owner);
    }

    private ReversedOrigin scheme(String text) {
        return new ReversedOrigin(Part.SCHEME, text, owner);
    }

    private static boolean isOfHost(char c) {
        return CharacterClass.HOST.has(c);
    }

    private static boolean isOfScheme(char c) {
        return CharacterClass.SCHEME.has(c);
    }
}
