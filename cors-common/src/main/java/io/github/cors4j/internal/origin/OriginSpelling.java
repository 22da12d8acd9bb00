package io.github.cors4j.internal.origin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.StrayCharacters;
import org.jspecify.annotations.Nullable;

/**
 * Reads other spellings of an origin or pattern: with a label before it, with wrong slashes, with signs of an expression.
 */
final class OriginSpelling {
    /** A label before a value, copied from elsewhere: a bullet of a list, the name of an option or of a header. */
    private static final Pattern LABEL = Pattern.compile("(?i)(?:- +)?(?:"
            + "(?:[a-z0-9_-]+\\.)*(?:cors[_.-]?)?(?:access-?control-?)?(?:allow(?:ed)?[_-]?)?origins?"
            + "(?:[_-]?(?:list|whitelist|patterns?|regex(?:es)?))?(?:\\[[0-9]+\\])?"
            + "(?: *(?:=|:) *([a-z*^\"'/\\[(].*)| +([\"'*^/\\[].*|https?:.*))|([^ ].*))");

    /** What sets the header in the configuration of nginx or Apache. */
    private static final Pattern DIRECTIVE =
            Pattern.compile("(?i)(?:add_header|more_set_headers|header +(?:always +)?(?:set|add|append))[ \"']+"
                    + "access-control-allow-origin[\"']?[: ]+[\"']?([^ \"';]+)[\"']?(?: +always)?[\"']? *;?");

    /** The separator after a scheme. A colon after wrong slashes is a slip; after {@code ://} it marks a parameter. */
    private static final Pattern SEPARATOR =
            Pattern.compile("(?i)^(https?|wss?)(?:://|:/\\b|[:;]*//+:\\b|[:;]*//+|:\\\\\\\\)([^\\\\/])");

    private static final Pattern BLANK_BEFORE_PORT = Pattern.compile(": +([0-9]+|\\*)(/?)$");

    /** An IPv6 address, whose brackets look like a character class. */
    private static final Pattern ADDRESS =
            Pattern.compile("(^|[^\\\\])\\[([0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9]+)?)\\]");

    private static final Pattern NUMBERS = Pattern.compile("(https?://)?[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+(:[0-9]+)?");

    /** An origin with emphasis, as in Markdown. */
    private static final Pattern EMPHASIS = Pattern.compile("(?i)[*_]+((?:https?|wss?)://[^*]*[a-z0-9/])[*_]*");

    private static final Pattern NUMBER_OF_ITEM = Pattern.compile("^[0-9]+[.)] +");

    /** A {@code #} for a number in the first label, after which the name goes on: no fragment. */
    private static final Pattern NUMBER_SIGNS = Pattern.compile(
            "((?:[A-Za-z]+://)?[A-Za-z0-9-]*)#+((?:-[A-Za-z0-9-]+)?\\.[A-Za-z0-9.-]+(?::[0-9]+)?(?:/.*)?)");

    private static final Pattern FILE = Pattern.compile("(?i)(?:file:|[a-z]:[/\\\\]).*");

    private OriginSpelling() {}

    /** Returns whether it is the address of a file, or its path with the letter of a drive. */
    static boolean isFile(String text) {
        return FILE.matches(text);
    }

    /** Returns the text without its label, and with the slashes and port of an origin. */
    static String plain(String text) {
        String plain =
                ForeignSpelling.read(withoutLabel(StrayCharacters.removed(text).strip()));
        if (plain.contains("%3A") || plain.contains("%3a")) {
            plain = plain.replace("%3A", ":")
                    .replace("%3a", ":")
                    .replace("%2F", "/")
                    .replace("%2f", "/");
        }
        plain = NUMBER_OF_ITEM.matcher(plain).replaceFirst("");
        Matcher signs = NUMBER_SIGNS.matcher(plain);
        plain = signs.matches() ? signs.group(1) + "*" + signs.group(2) : plain;
        Matcher emphasis = EMPHASIS.matcher(plain);
        plain = separated(emphasis.matches() ? emphasis.group(1) : plain);
        return BLANK_BEFORE_PORT.matcher(plain).replaceFirst(":$1$2");
    }

    /** Returns an expression in lower case, except for its escapes, whose case has a meaning. */
    static String lowerCase(String expression) {
        StringBuilder lower = new StringBuilder(expression.length());
        boolean escaped = false;
        for (char c : expression.toCharArray()) {
            lower.append(escaped ? c : Character.toLowerCase(c));
            escaped = c == '\\' && !escaped;
        }
        return lower.toString();
    }

    /** The same with classes by their name. */
    static String inLowerCase(String expression) {
        return lowerCase(expression).replace("[:upper:]", "[:lower:]");
    }

    /** Returns the text with {@code ://} after its scheme. */
    static String separated(String text) {
        return SEPARATOR.matcher(text).replaceFirst("$1://$2");
    }

    /** Returns whether there is a label before an origin, so that the text is not a list. */
    static boolean hasLabel(String text) {
        return !withoutLabel(text).equals(text);
    }

    static String withoutLabel(String text) {
        Matcher directive = DIRECTIVE.matcher(text.indexOf(' ') > 0 ? text : "");
        if (directive.matches()) {
            return directive.group(1);
        }
        Matcher label = LABEL.matcher(text);
        if (!label.matches()
                || label.group(1) != null
                        && label.group(1).startsWith("//")
                        && text.contains(OriginSyntax.SCHEME_END)) {
            return text;
        }
        String value = label.group(1) == null ? label.group(2) : label.group(1);
        return value == null ? label.group(3) : value;
    }

    /** Returns the text with a letter in place of an address in brackets. */
    static String withoutAddress(String text) {
        return ADDRESS.matcher(text).replaceAll("$1x");
    }

    /**
     * Returns the pattern for a text that is written like an expression but is none: it has an address, or a {@code *} for
     * any characters. {@code null} if it is not a pattern.
     */
    static @Nullable String ofPattern(String body) {
        String plain =
                body.replace("\\.", ".").replace("\\-", "-").replace("\\[", "[").replace("\\]", "]");
        String bare = withoutAddress(plain);
        boolean address = !bare.equals(plain) || NUMBERS.matches(plain);
        if (!address && !body.contains("*")) {
            return null;
        }
        return bare.chars().anyMatch(c -> "\\()[]{}|?+^$".indexOf(c) >= 0) || hasRepetition(body) ? null : plain;
    }

    private static boolean hasRepetition(String body) {
        for (int i = 0; i < body.length(); i++) {
            if (body.charAt(i) == '*' && !isOfPattern(body, i)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a star is a wildcard, since there is nothing before it that could be meant to be repeated. */
    private static boolean isOfPattern(String body, int star) {
        boolean alone = star == body.length() - 1 && (star == 0 || body.charAt(star - 1) == '/');
        if (alone) {
            return false;
        }
        char before = star == 0 ? '/' : body.charAt(star - 1);
        boolean escaped = star > 1 && body.charAt(star - 2) == '\\';
        return before == '.' && escaped || Character.isLetterOrDigit(before) && !escaped || "/:@-".indexOf(before) >= 0;
    }

    /** Returns the expression with its wildcards written out, and with the brackets of addresses escaped. */
    static String withExpressions(String body) {
        String text = ADDRESS.matcher(body).replaceAll("$1\\\\[$2\\\\]");
        StringBuilder written = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '*' || !isOfPattern(text, i)) {
                written.append(c);
            } else if (written.toString().endsWith(":")) {
                written.setLength(written.length() - 1);
                written.append("(:[0-9]+)?");
            } else if ((i == 0 || written.toString().endsWith("//")) && text.startsWith("\\.", i + 1)) {
                written.append("([a-z0-9-]+\\.)*[a-z0-9-]+");
            } else if ((i == 0 || written.toString().endsWith("//")) && text.startsWith(":", i + 1)) {
                written.append("[^:/]+");
            } else {
                written.append("[a-z0-9-]+");
            }
        }
        return written.toString();
    }
}
