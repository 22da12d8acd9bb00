package io.github.cors4j.internal.options;

import com.google.re2j.Pattern;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.header.MethodNames;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.EditDistance;
import io.github.cors4j.internal.text.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the option {@code methods}: the methods that a preflight may ask for. */
final class Methods {
    /** Expressions that match any method. */
    private static final Set<String> ANY = Set.of(".*", ".+", "^.*", "^.+", "^.*$", "^.+$");

    /** The shortest beginning that is taken for a method: {@code DEL} is DELETE, but two letters could be anything. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final Pattern PATH_BEHIND = Pattern.compile(":?\\s+/.*|:$");

    /** The name of a constant in other libraries, such as {@code METHOD_GET}. */
    private static final Pattern CONSTANT = Pattern.compile("^(?:HTTP_?|REQUEST_?)?(?:METHOD_?)?([A-Z]{3,7})$");

    private static final Pattern JOINT = Pattern.compile("[_-]");

    private Methods() {}

    static Set<String> read(@Nullable Object written, OptionReport report) {
        List<String> names = new ArrayList<>();
        List<Object> entries = ListReader.of(written, report);
        for (Object entry : entries) {
            String method = Expression.text(entry);
            String upper = upper(method);
            ForeignName foreign = ForeignName.of(method);
            if (foreign != null) {
                if (foreign.isName(method, Reason.METHOD_INVALID, Methods::joined, report)) {
                    names.add(method);
                }
                continue;
            }
            if (NameLists.isSeveral(method, Methods::joined, report)) {
                continue;
            }
            if (!CharacterClass.TOKEN.hasAll(method) || Expression.isExpression(entry)) {
                report.error(
                        entry,
                        Reason.METHOD_INVALID,
                        "a method must be a word such as PUT; only origins, headers and paths can be expressions",
                        proposal(method));
            } else if (MethodNames.FORBIDDEN.contains(upper)) {
                report.error(entry, Reason.METHOD_FORBIDDEN, "browsers never let a page use this method; remove it");
            } else {
                warnIfOdd(method, report);
                names.add(MethodNames.USUAL.contains(upper) ? upper : method);
            }
        }
        if (entries.size() > 1) {
            report.problems().withdraw("*"::equals, "remove it, or write * alone");
        }
        Set<String> methods = new TreeSet<>(Duplicates.removed(names, name -> name, name -> name, report));
        if (methods.contains("*") && methods.size() > 1) {
            report.error("*", Reason.WILDCARD_BESIDE_OTHERS, "* allows any method; remove it, or remove the others");
        }
        return NameLists.fitting(methods, report, "preflights") ? methods : Set.of();
    }

    private static void warnIfOdd(String method, OptionReport report) {
        if (report.problems().isFullOfWarnings()) {
            return;
        }
        if (NameLists.meansAll(method)) {
            report.warning(
                    method,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    "this is read as the name of one method; any method is written as *",
                    "*");
        } else if (known(method) != null) {
            report.warning(
                    method, Reason.METHOD_INVALID, "this is not a common method, but similar to one", known(method));
        } else if (areJoined(method)) {
            report.warning(
                    method,
                    Reason.METHOD_INVALID,
                    "this is read as one name; names must be separated by commas",
                    joined(List.of(JOINT.split(method))));
        } else if (NameLists.looksLikeExpression(method)) {
            String proposal = proposal(method);
            report.warning(
                    method,
                    Reason.LOOKS_LIKE_EXPRESSION,
                    proposal == null
                            ? "this is read as the name of a method, not as an expression; write * alone for any method"
                            : "this is read as the name of a method, not as an expression",
                    proposal);
        }
    }

    private static boolean areJoined(String method) {
        return (method.contains("_") || method.contains("-"))
                && Stream.of(JOINT.split(method)).map(Methods::upper).allMatch(MethodNames.USUAL::contains);
    }

    /**
     * Returns the default method that a name was meant to be, if it is misspelt, cut short or a constant of another library;
     * {@code null} otherwise.
     */
    private static @Nullable String known(String method) {
        if (MethodNames.USUAL.contains(method)) {
            return null; // spelled correctly, as nearly always
        }
        String last = upper(method.substring(method.lastIndexOf('.') + 1));
        String name =
                MethodNames.USUAL.contains(last) ? last : CONSTANT.matcher(last).replaceFirst("$1");
        if (MethodNames.USUAL.contains(name)) {
            return name.length() == method.length() ? null : name;
        }
        return MethodNames.USUAL.stream()
                .filter(usual -> isNear(name, usual))
                .findFirst()
                .orElse(null);
    }

    /**
     * Returns whether a name is a method misspelt or cut short. Its first letter must be one of the method's first two: it
     * is rarely wrong, but may be missing or swapped with the second.
     */
    private static boolean isNear(String name, String usual) {
        boolean begun = name.length() >= SHORTEST_BEGINNING && usual.startsWith(name);
        return begun
                || !name.isEmpty()
                        && usual.substring(0, 2).indexOf(name.charAt(0)) >= 0
                        && EditDistance.isMisspelt(name, usual);
    }

    /**
     * Returns the methods that an expression merely lists, or {@code *} if it matches all; {@code null} if it does neither.
     */
    private static @Nullable String proposal(String method) {
        if (ANY.contains(method)) {
            return "*";
        }
        String bare = NameLists.withoutSymbol(PATH_BEHIND.matcher(method).replaceFirst(""));
        if (NameLists.meansAll(bare)) {
            return "*";
        }
        List<String> listed = NameLists.listed(bare.replace('/', '|'));
        return listed.isEmpty() ? null : joined(listed);
    }

    /** Returns the methods as a list, each once and spelled correctly; {@code null} if one of them must not be listed. */
    private static @Nullable String joined(List<String> names) {
        String one = upper(String.join("", names));
        if (MethodNames.USUAL.contains(one)) {
            return one; // one method, with a blank in it
        }
        List<String> methods = names.stream()
                .map(name -> NameLists.meansAll(name) ? "*" : name)
                .map(name -> Objects.requireNonNullElse(known(name), name))
                .map(name -> MethodNames.USUAL.contains(upper(name)) ? upper(name) : name)
                .distinct()
                .toList();
        boolean good = methods.stream().allMatch(Methods::isGood) && (methods.size() == 1 || !methods.contains("*"));
        return good ? String.join(", ", methods) : null;
    }

    private static boolean isGood(String method) {
        return NameLists.isPlain(method)
                && (method.length() > 1 || method.equals("*"))
                && !method.startsWith("^")
                && !MethodNames.FORBIDDEN.contains(upper(method));
    }

    private static String upper(String method) {
        return method.toUpperCase(Locale.ROOT);
    }
}
