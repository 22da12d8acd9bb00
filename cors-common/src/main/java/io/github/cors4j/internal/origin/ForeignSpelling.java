package io.github.cors4j.internal.origin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.ForeignCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises what shells, servers and networks write in place of an origin: alternatives in braces, marks of expressions,
 * address ranges, comments.
 */
enum ForeignSpelling {
    INVISIBLE(Reason.HOST_INVALID, "it contains an invisible character", "; remove that character"),
    NEGATION(Reason.SCHEME_INVALID, "an entry cannot exclude an origin; list only the allowed origins", ""),
    COMMENT(Reason.SCHEME_INVALID, "a list must not contain comments; remove this one", ""),
    COMMENT_BEHIND(Reason.PATH_PRESENT, "an origin must not be followed by a comment", "; remove the comment"),
    ROW(Reason.PORT_INVALID, "a range of ports must be listed port by port, or written as an expression", ""),
    SEVERAL(Reason.SEVERAL_IN_ONE, "each alternative must be listed as an origin of its own, separated by commas", ""),
    RANGE(
            Reason.HOST_INVALID,
            "an origin has a single host, not a range of addresses",
            "; list each address, or write an expression"),
    NUMBER(
            Reason.SCHEME_MISSING,
            "a number is not an origin; a port must follow its host",
            ", as in https://app.example.com:8443");

    /** Does not include the joiners, which some scripts need. */
    private static final Pattern INVISIBLE_CHARACTER = Pattern.compile(
            "[\\x{a0}\\x{ad}\\x{200b}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2060}-\\x{2069}\\x{feff}]");

    /** A name, a word or a sign that excludes what follows, before an entry of a list. */
    private static final Pattern TAKES_AWAY = Pattern.compile(
            "(?i)(?:^|[\\s,;])(?:!(?:[^A-Za-z!]|[a-z]+[:.])|-[a-z]+://)"
                    + "|(?:^(?:[a-z]+[_.-])*|[\\s,;{\\[(\"'])(?:den(?:y|ied)|block(?:ed|s)?|exclu(?:des?|ded|ding|sions?)|dis-?allow(?:ed)?"
                    + "|(?:not|un)[_ -]?(?:allow|trust)(?:ed)?|forbid(?:den)?|reject(?:ed)?|refused?|ban(?:ned)?|ignored?|skip|removed?"
                    + "|(?:deny|block|black)[_-]?list(?:ed)?)(?:[_.-]?(?:origin|host|domain|site|url)s?)?[\"']?(?:\\s|[:=](?:$|[^0-9/]))"
                    + "|(?:^|[\\s,;{\\[(\"'])(?:not?|never|except|without|unless|but|minus)[\"']?(?:\\s|[:=](?:$|[^0-9/]))");

    private static final Pattern MARK = Pattern.compile("(?i)(?:(?:regexp?|re) *: *|~\\*? *)(.*)");
    private static final Pattern OPEN_BRACKET = Pattern.compile("((?:[A-Za-z]+://)?)\\[([0-9A-Fa-f:]*:[0-9A-Fa-f:]*)");

    private static final Pattern ALTERNATIVES = Pattern.compile(
            "((?:[^{}\\[\\]\\\\]*[/.:-])?)(?:\\{([A-Za-z0-9.* -]*(?:,[A-Za-z0-9.* -]*)+)\\}|\\[([0-9]+(?: *, *[0-9]+)+)\\])((?:[/.:-].*)?)");

    /** Ports in brackets, as other libraries list them, even a single one. */
    private static final Pattern PORTS = Pattern.compile("(.*:)\\[ *((?:[0-9]+ *[,|] *)*[0-9]+|\\*) *\\](/?)");

    private static final Pattern PORTS_WITH_BARS = Pattern.compile("([^|]*[^:/|]:)([0-9]+(?: *\\| *[0-9]+)+)(/?)");

    /** A range of ports, with its first and last number. */
    private static final Pattern ROW_OF_PORTS = Pattern.compile(
            "(.*[^:/]:)(?:\\[([0-9]{2,5})-([0-9]{2,5})\\]|\\{([0-9]{2,5})\\.\\.([0-9]{2,5})\\}|([0-9]{2,5})\\.\\.+([0-9]{2,5}))(/?)");

    private static final Pattern TWO_PORTS = Pattern.compile(".*[^:/]:[0-9]{2,5}-[0-9]{2,5}/?");

    private static final Pattern ADDRESSES = Pattern.compile(
            "(?i)((?:https?://)?)([0-9]+)\\.([0-9]+)\\.([0-9]+)\\.([0-9]+)(?:/([0-9]|[12][0-9]|3[0-2])((?::[0-9*]+)?)|-[0-9]+(?:\\.[0-9]+)*(?::[0-9*]+)?)");

    private static final Pattern ADDRESSES_6 =
            Pattern.compile("(?i)(?:https?://)?\\[?[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*\\]?/[0-9]{1,3}");

    /** A network written with an {@code x} for any number of an address. */
    private static final Pattern ADDRESSES_X =
            Pattern.compile("(?i)((?:https?://)?[0-9]+(?:\\.[0-9]+){0,2})((?:\\.x){1,3})((?::[0-9*]+)?)");

    /**
     * A {@code ?} for any one character. After an {@code s}, a single {@code ?} does not count: in an expression, it makes
     * the plural optional.
     */
    private static final Pattern ONE_CHARACTER = Pattern.compile(
            "((?:[A-Za-z]+://)?)((?:[A-Za-z0-9.-]*(?:[A-Za-rt-z0-9.-]\\?+|s\\?\\?+)|\\?+)\\.[A-Za-z0-9.?-]*[A-Za-z0-9])((?::[0-9?]+)?)");

    /** A port of 1 to 3 digits other than 80 and 443. After any other port, a {@code ?} may be an empty query. */
    private static final String SHORT_PORT = "(?:[1-9]|[1-79][0-9]|8[1-9]|[1-35-9][0-9]{2}|4[0-35-9][0-9]|44[0-24-9])";

    private static final String DIGITS_OF_PORT = "(?:[0-9]{0,4}\\?[0-9?]{1,4}|" + SHORT_PORT + "\\?)";

    /** A {@code ?} in an address or a port, where it stands for a digit. */
    private static final Pattern ONE_DIGIT =
            Pattern.compile("((?:[A-Za-z]+://)?)((?:[0-9?]+\\.){3}(?:[0-9?]*[0-9]|[0-9]?\\?\\?|\\?+)(?::(?:[0-9]+|"
                    + DIGITS_OF_PORT + "))?|(?:[A-Za-z0-9.*-]+|\\[[0-9A-Fa-f:]+\\]):" + DIGITS_OF_PORT + ")(/?)");

    /** Notations for a domain together with all its subdomains. */
    private static final Pattern BELOW_OR_NOT = Pattern.compile(
            "(^|//)(?:\\[\\*\\.\\]|\\(\\*\\.\\)\\?|\\(\\*\\.\\|\\)|\\(\\|\\*\\.\\)|\\{\\*\\.,\\}|\\{,\\*\\.\\})");

    /** An escaped line end, as files of environment variables have it. */
    private static final Pattern LINE_END = Pattern.compile("(?:\\\\[nr])+($|[a-z]+://)");

    private static final int LONGEST_ADDRESSES = 50;

    final Reason reason;
    final String words;
    final String otherwise;

    /** @param otherwise what to do if no text can be suggested */
    ForeignSpelling(Reason reason, String words, String otherwise) {
        this.reason = reason;
        this.words = words;
        this.otherwise = otherwise;
    }

    /** Returns which foreign notation a text has; {@code null} if it has none. */
    static @Nullable ForeignSpelling in(String text) {
        if (INVISIBLE_CHARACTER.matcher(text).find()) {
            return INVISIBLE;
        }
        if (takesAway(text)) {
            return NEGATION;
        }
        if (isCommentedOut(text)) {
            return COMMENT;
        }
        if (ForeignCode.withoutComment(text).length() < text.length()) {
            return COMMENT_BEHIND;
        }
        if (mayHaveRow(text) && ROW_OF_PORTS.matches(text) || text.indexOf('-') > 0 && TWO_PORTS.matches(text)) {
            return ROW;
        }
        if (hasList(text) && ALTERNATIVES.matches(text) || hasPorts(text)) {
            return SEVERAL;
        }
        if (mayBeAddresses(text)
                && (ADDRESSES.matches(text) || ADDRESSES_6.matches(text) || ADDRESSES_X.matches(text))) {
            return RANGE;
        }
        return CharacterClass.DECIMAL.hasAll(text) ? NUMBER : null;
    }

    /** Returns whether nothing can be suggested in place of a text. */
    static boolean isHopeless(String text) {
        return takesAway(text)
                || text.startsWith("#")
                || isCommentedOut(text)
                || in(text) == NUMBER
                || in(text) == RANGE && network(text).equals(text);
    }

    /** Returns the text as it is spelled here: perhaps as a list, or as an expression without its {@code ^}. */
    static String read(String written) {
        String text = INVISIBLE_CHARACTER
                .matcher(written.replace('\u00a0', ' '))
                .replaceAll("")
                .strip();
        text = withoutBlankBeforeHost(ForeignCode.withoutComment(text));
        text = text.contains("*.") ? BELOW_OR_NOT.matcher(text).replaceFirst("$1.") : text;
        text = text.contains("\\") ? LINE_END.matcher(text).replaceAll(" $1").strip() : text;
        Matcher mark = MARK.matcher(text);
        text = mark.matches() && !mark.group(1).startsWith("//") ? mark.group(1) : text;
        Matcher open = OPEN_BRACKET.matcher(text);
        text = open.matches() ? open.group(1) + open.group(2) : text;
        Matcher one = ONE_CHARACTER.matcher(text);
        Matcher digit = ONE_DIGIT.matcher(text);
        if (text.contains("?") && digit.matches()) {
            text = digit.group(1) + digit.group(2).replace("?", "[0-9]") + digit.group(3);
        } else if (text.contains("?") && one.matches()) {
            text = one.group(1)
                    + one.group(2).replace("?", "[a-z0-9-]")
                    + one.group(3).replace("?", "[0-9]");
        }
        return alternatives(network(text));
    }

    private static boolean takesAway(String text) {
        return TAKES_AWAY.matcher(ForeignCode.withoutComment(text)).find();
    }

    private static boolean isCommentedOut(String text) {
        return text.startsWith("#") && !text.startsWith("#{")
                || text.startsWith("// ")
                || text.startsWith("-- ")
                || text.startsWith("/*") && text.endsWith("*/") && text.contains(OriginSyntax.SCHEME_END)
                || text.startsWith("<!--");
    }

    private static String withoutBlankBeforeHost(String text) {
        int end = text.indexOf(OriginSyntax.SCHEME_END);
        int host = end + OriginSyntax.SCHEME_END.length();
        boolean blank = text.startsWith(OriginSyntax.SCHEME_END + " ", end);
        return blank ? text.substring(0, host) + text.substring(host).strip() : text;
    }

    private static boolean hasList(String text) {
        return text.contains(",") && (text.contains("{") || text.indexOf('[') > 0);
    }

    private static boolean mayHaveRow(String text) {
        return text.contains("..") || text.contains(":[");
    }

    private static boolean hasPorts(String text) {
        return text.contains(":[") && PORTS.matches(text);
    }

    private static boolean mayBeAddresses(String text) {
        return text.length() < LONGEST_ADDRESSES && text.chars().anyMatch(c -> "-/xX".indexOf(c) >= 0);
    }

    private static String network(String text) {
        if (!mayBeAddresses(text)) {
            return text;
        }
        Matcher letters = ADDRESSES_X.matcher(text);
        if (letters.matches()) {
            String stars = letters.group(2).replace('x', '*').replace('X', '*');
            return letters.group(1) + stars + letters.group(3);
        }
        Matcher addresses = ADDRESSES.matcher(text);
        if (!addresses.matches() || addresses.group(6) == null) {
            return text;
        }
        int bits = Integer.parseInt(addresses.group(6));
        if (bits == 0 || bits % 8 != 0) {
            return text;
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            numbers.add(i < bits / 8 ? addresses.group(2 + i) : "*");
        }
        return addresses.group(1) + String.join(".", numbers) + addresses.group(7);
    }

    private static String alternatives(String written) {
        String text = written;
        if (mayHaveRow(text)) {
            text = ROW_OF_PORTS.matcher(text).replaceFirst("$1$2$4$6-$3$5$7$8");
        }
        Matcher bars = PORTS_WITH_BARS.matcher(text);
        text = text.contains("|") && bars.matches() ? bars.group(1) + "[" + bars.group(2) + "]" + bars.group(3) : text;
        Matcher ports = PORTS.matcher(text);
        if (hasPorts(text) && ports.matches()) {
            return Stream.of(ports.group(2).split(" *[,|] *"))
                    .map(port -> ports.group(1) + port + ports.group(3))
                    .collect(Collectors.joining(", "));
        }
        Matcher braces = ALTERNATIVES.matcher(text);
        if (!hasList(text) || !braces.matches()) {
            return text;
        }
        List<String> all = new ArrayList<>();
        String listed = braces.group(2) == null ? braces.group(3) : braces.group(2);
        for (String part : listed.split(",")) {
            String alternative = part.strip();
            boolean dot = alternative.isEmpty() && braces.group(4).startsWith(".");
            all.add(braces.group(1) + alternative + braces.group(4).substring(dot ? 1 : 0));
        }
        return String.join(", ", all);
    }
}
