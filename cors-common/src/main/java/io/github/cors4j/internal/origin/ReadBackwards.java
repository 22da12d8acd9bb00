package io.github.cors4j.internal.origin;

import io.github.cors4j.internal.origin.OwnedNames.Owner;
import io.github.cors4j.internal.text.CharTable;

/**
 * What is known of an origin that is read from its end: which part of it has been reached, and what of it is written
 * out. The origin is well-formed, since no other is handed to an expression ({@link OriginSyntax}); so what cannot go
 * on into a well-formed origin ends in {@link Part#NONE}. That spares the proof every trick with {@code /}, {@code @}
 * and {@code :}, which no well-formed origin has but at their places.
 *
 * @param part the part that is being read
 * @param text what is written out of it, in lower case: of {@code NAME} and {@code SCHEME} all that has been read, of
 *     {@code KNOWN} whether it was a dot
 * @param owner whose the host is, once that is known
 */
record ReadBackwards(Part part, String text, Owner owner) {
    enum Part {
        /** Nothing has been read. */
        END,
        /** Digits that are a port, if a colon comes. */
        PORT,
        /** The colon of a port. */
        PORT_COLON,
        /** The end of a host, written out until here. */
        NAME,
        /** A host of which the end is not written out, or does not say whose it is. */
        OPEN,
        /** The same, of an IPv6 address, which has colons. */
        OPEN_ADDRESS,
        /** A host of which an end is written out that says whose it is. */
        KNOWN,
        /** One slash before the host. */
        SLASH,
        /** Both slashes. */
        SLASHES,
        /** The scheme, written out until here. */
        SCHEME,
        /** A scheme that is not written out. */
        OPEN_SCHEME,
        /** There is no such origin. */
        NONE
    }

    private static final String DOT = ".";

    static final ReadBackwards AT_END = new ReadBackwards(Part.END, "", Owner.ANYBODY);
    static final ReadBackwards IMPOSSIBLE = new ReadBackwards(Part.NONE, "", Owner.ANYBODY);
    static final ReadBackwards PORT = new ReadBackwards(Part.PORT, "", Owner.ANYBODY);
    private static final ReadBackwards PORT_COLON = new ReadBackwards(Part.PORT_COLON, "", Owner.ANYBODY);
    private static final ReadBackwards OPEN_ADDRESS = new ReadBackwards(Part.OPEN_ADDRESS, "", Owner.ANYBODY);

    /** Reads one more character that is written out. Digits at the end may be a port, too. */
    ReadBackwards literal(char c, OwnedNames names) {
        return switch (part) {
            case END, PORT_COLON -> isOfHost(c) || c == ']' ? name(String.valueOf(c)) : any(c, names);
            case NAME -> {
                if (text.endsWith("]")) {
                    yield c == '/' ? any(c, names) : name(c + text);
                }
                // A longer name that is written out may be a suffix again, as s3.amazonaws.com is.
                boolean decides = c == '.' && isKnown(names.ofHostsBelow(text));
                yield !isOfHost(c) || decides || text.length() > OriginSyntax.LONGEST_HOST
                        ? any(c, names)
                        : name(c + text);
            }
            case SCHEME -> isOfScheme(c) && text.length() < OriginSyntax.LONGEST_SCHEME ? scheme(c + text) : IMPOSSIBLE;
            default -> any(c, names);
        };
    }

    /** Reads one more character, which is one of several that might stand there. */
    ReadBackwards any(char c, OwnedNames names) {
        return switch (part) {
            case END ->
                isOfHost(c)
                        ? open(Owner.ANYBODY)
                        : c == ']' ? OPEN_ADDRESS : c == '/' ? slash(Owner.NOBODY) : IMPOSSIBLE;
            case PORT_COLON -> c == ':' ? IMPOSSIBLE : AT_END.any(c, names);
            case PORT -> CharTable.DECIMAL.has(c) ? this : c == ':' ? PORT_COLON : IMPOSSIBLE;
            case NAME -> anyBeforeName(c, names);
            case OPEN -> isOfHost(c) ? this : c == '/' ? slash(owner) : IMPOSSIBLE;
            case OPEN_ADDRESS -> c == '/' ? slash(owner) : this;
            case KNOWN -> text.equals(DOT) && (c == '.' || c == '/') ? IMPOSSIBLE : known(c);
            case SLASH -> c == '/' ? new ReadBackwards(Part.SLASHES, text, owner) : IMPOSSIBLE;
            case SLASHES -> c == ':' ? new ReadBackwards(Part.SCHEME, "", owner) : IMPOSSIBLE;
            case SCHEME, OPEN_SCHEME -> isOfScheme(c) ? new ReadBackwards(Part.OPEN_SCHEME, "", owner) : IMPOSSIBLE;
            case NONE -> this;
        };
    }

    /** No label is empty, so that a dot is followed by neither a dot nor the slashes. */
    private ReadBackwards known(char c) {
        return c == '/'
                ? slash(owner)
                : isOfHost(c) ? new ReadBackwards(Part.KNOWN, c == '.' ? DOT : "", owner) : IMPOSSIBLE;
    }

    private ReadBackwards anyBeforeName(char c, OwnedNames names) {
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

    /** The same, where what follows is no longer taken for written out. */
    ReadBackwards forgotten(OwnedNames names) {
        return switch (part) {
            case NAME -> text.endsWith("]") ? OPEN_ADDRESS : forgottenName(names);
            case SCHEME -> new ReadBackwards(Part.OPEN_SCHEME, "", owner);
            default -> this;
        };
    }

    private ReadBackwards forgottenName(OwnedNames names) {
        return open(text.startsWith(DOT) ? names.ofHostsBelow(text.substring(1)) : Owner.ANYBODY);
    }

    private static boolean isKnown(Owner owner) {
        return owner == Owner.OF_THE_NAME || owner == Owner.LOOPBACK;
    }

    private static ReadBackwards name(String text) {
        return new ReadBackwards(Part.NAME, text, Owner.ANYBODY);
    }

    /** A host of which an end is known, or that of a host that anybody can have. */
    private static ReadBackwards below(String last, Owner owner) {
        return isKnown(owner) ? new ReadBackwards(Part.KNOWN, last, owner) : open(owner);
    }

    private static ReadBackwards open(Owner owner) {
        return new ReadBackwards(Part.OPEN, "", owner);
    }

    private static ReadBackwards slash(Owner owner) {
        return new ReadBackwards(Part.SLASH, "", owner);
    }

    private ReadBackwards scheme(String text) {
        return new ReadBackwards(Part.SCHEME, text, owner);
    }

    private static boolean isOfHost(char c) {
        return CharTable.HOST.has(c);
    }

    private static boolean isOfScheme(char c) {
        return CharTable.SCHEME.has(c);
    }
}
