package io.github.cors4j.internal.origin;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.internal.text.Expression;
import java.util.List;

/**
 * Tells whether an expression reaches origins that anybody can have. It can only find what is plainly so: expressions
 * are for their author to get right.
 */
public final class ExpressionReach {
    private static final String STRANGER = "qxzvkjwq";

    private static final List<String> STRANGERS = List.of(
            "https://qxzvkjwq.com",
            "https://www.qxzvkjwq.com",
            "https://qxzvkjwq.org",
            "https://qxzvkjwq.net",
            "https://qxzvkjwq.io",
            "https://qxzvkjwq.dev",
            "https://qxzvkjwq.co.uk",
            "https://qx-zv4.kjwq.invalid:8443",
            "http://qxzvkjwq.com",
            "http://www.qxzvkjwq.com",
            "http://qxzvkjwq.com:8080",
            "qxzvkjwq://qxzvkjwq");

    /** Where anybody gets a name for nothing. */
    private static final List<String> HOSTING = List.of(
            "github.io",
            "gitlab.io",
            "pages.dev",
            "workers.dev",
            "netlify.app",
            "vercel.app",
            "web.app",
            "herokuapp.com",
            "azurewebsites.net",
            "cloudfront.net",
            "blogspot.com");

    private static final Pattern ESCAPED = Pattern.compile("\\\\.");

    /** {@code .*} at the end goes on into {@code .evil.example}, and before a letter it ends in {@code evil-}. */
    private static final Pattern OPEN = Pattern.compile("\\.[*+]\\??(?:[A-Za-z0-9]|\\)*\\$?$)");

    private static final Pattern CLASS = Pattern.compile("\\[\\^?\\]?[^\\]]*\\]");

    /** A dot of a name without its backslash, which takes {@code appXexample.com} as well. */
    private static final Pattern BARE_DOT = Pattern.compile("[A-Za-z0-9)]\\.[A-Za-z0-9(]");

    /** A name with its dots escaped, as far as it is written out. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]|\\\\[.-])*\\\\\\.[A-Za-z0-9-]*[A-Za-z0-9]");

    private static final List<String> SCHEMES = List.of("https://", "http://");
    private static final List<String> SUBDOMAINS = List.of("", "www.", STRANGER + ".");

    private ExpressionReach() {}

    public static boolean reachesStrangers(Expression expression) {
        String plain = ESCAPED.matcher(expression.toString()).replaceAll("-");
        return STRANGERS.stream().anyMatch(expression::matches)
                || OPEN.matcher(plain).find()
                || BARE_DOT.matcher(CLASS.matcher(plain).replaceAll("-")).find()
                || reachesNeighbours(expression);
    }

    /** Whether somebody can register a name that only begins or ends like one that the expression writes out. */
    private static boolean reachesNeighbours(Expression expression) {
        Matcher names = NAME.matcher(expression.toString());
        while (names.find()) {
            String name = names.group().replace("\\", "");
            if (SUBDOMAINS.stream().anyMatch(lead -> reaches(expression, lead + name + "." + STRANGER + ".com"))
                    || PublicSuffixes.areDirectlyAbove(name) && reaches(expression, STRANGER + name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean reaches(Expression expression, String host) {
        return SCHEMES.stream().anyMatch(scheme -> expression.matches(scheme + host));
    }

    public static boolean reachesHosting(Expression expression) {
        return HOSTING.stream().anyMatch(suffix -> expression.matches("https://" + STRANGER + "." + suffix));
    }
}
