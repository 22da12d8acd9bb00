package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.header.HeaderNames;
import io.github.cors4j.internal.origin.OriginParser;
import io.github.cors4j.internal.origin.OriginPattern;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.CharTable;
import io.github.cors4j.internal.text.Expression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Checks the values of one {@link OptionSet}, each for itself, and reads them as what they mean. */
public final class OptionParser {
    /** The methods that are upper-cased, because browsers or people spell them in lower case. */
    private static final Set<String> UPPER_CASED = Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE");

    /** <a href="https://fetch.spec.whatwg.org/#forbidden-method">Forbidden methods</a>. */
    private static final Set<String> FORBIDDEN = Set.of("CONNECT", "TRACE", "TRACK");

    private final OptionSet options;
    private final Problems problems;

    public OptionParser(OptionSet options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    public ParsedOptions parse() {
        ParsedOptions parsed = new ParsedOptions(options);
        for (Option option : Option.values()) {
            if (options.has(option) && !option.selectsPaths()) {
                parsed.put(option, parse(option, options.get(option)));
            }
        }
        return parsed;
    }

    private @Nullable Object parse(Option option, @Nullable Object value) {
        return switch (option) {
            case ORIGINS -> origins(entries(option, value));
            case METHODS -> methods(entries(option, value));
            case ALLOW_HEADERS -> allowedHeaders(entries(option, value));
            case EXPOSE_HEADERS -> headerNames(option, entries(option, value), HeaderNames::isForbiddenInResponses);
            case MAX_AGE -> value == null ? null : maxAge((Duration) value);
            case PREFLIGHT_STATUS -> status((Integer) value);
            default -> value;
        };
    }

    private List<Object> entries(Option option, @Nullable Object value) {
        return entries(options.place(option), value, problems);
    }

    /** The entries that are no blanks and of a type that any list takes. */
    public static List<Object> entries(String place, @Nullable Object value, Problems problems) {
        List<Object> entries = new ArrayList<>();
        for (Object entry : value == null ? List.of() : (Collection<?>) value) {
            if (entry == null) {
                problems.error(place, null, Reason.NULL_VALUE, "remove the entry, or write a text");
            } else if (entry instanceof String text && text.isBlank()) {
                problems.error(place, entry, Reason.BLANK, "remove the entry, or write a text");
            } else if (entry instanceof String || Expression.isExpression(entry)) {
                entries.add(entry);
            } else {
                problems.error(place, entry, Reason.TYPE_INVALID, "write a text");
            }
        }
        if (value == null) {
            problems.error(place, null, Reason.NULL_VALUE, "write the values; leave the option out for its default");
        }
        return entries;
    }

    private List<OriginPattern> origins(List<Object> entries) {
        String place = options.place(Option.ORIGINS);
        if (options.get(Option.ORIGINS) instanceof Collection<?> all && all.isEmpty()) {
            problems.error(
                    place, "[]", Reason.EMPTY, "without origins nobody may call; list them, or leave the policy out");
        }
        List<OriginPattern> patterns = new ArrayList<>();
        for (Object entry : entries) {
            OriginPattern pattern = null;
            if (Expression.isExpression(entry)) {
                Expression expression = problems.expression(place, entry);
                pattern = expression == null ? null : new OriginPattern.Matching(expression);
            } else {
                pattern = OriginParser.parse(place, (String) entry, problems);
            }
            if (pattern != null) {
                patterns.add(pattern);
            }
        }
        if (entries.contains("*") && entries.size() > 1) {
            problems.error(
                    place, "*", Reason.WILDCARD_BESIDE_OTHERS, "* is every origin; remove it, or remove the others");
        }
        return List.copyOf(patterns);
    }

    private Set<String> methods(List<Object> entries) {
        String place = options.place(Option.METHODS);
        Set<String> methods = new TreeSet<>();
        for (Object entry : entries) {
            String method = Expression.text(entry);
            String upper = method.toUpperCase(Locale.ROOT);
            if (isSeveral(method)) {
                problems.error(place, entry, Reason.SEVERAL_IN_ONE, "write one entry a method");
            } else if (!CharTable.TOKEN.hasAll(method) || Expression.isExpression(entry)) {
                problems.error(
                        place,
                        entry,
                        Reason.METHOD_INVALID,
                        "a method is a word such as PUT; expressions go only with origins, headers and paths");
            } else if (FORBIDDEN.contains(upper)) {
                problems.error(
                        place, entry, Reason.METHOD_FORBIDDEN, "browsers never let a page use this method; remove it");
            } else {
                methods.add(UPPER_CASED.contains(upper) ? upper : method);
            }
        }
        if (methods.contains("*") && entries.size() > 1) {
            problems.error(
                    place, "*", Reason.WILDCARD_BESIDE_OTHERS, "* is every method; remove it, or remove the others");
        }
        return methods;
    }

    private static boolean isSeveral(String entry) {
        return entry.contains(",") || entry.contains(" ");
    }

    private AllowedHeaders allowedHeaders(List<Object> entries) {
        String place = options.place(Option.ALLOW_HEADERS);
        List<Object> names = entries.stream()
                .filter(entry -> !Expression.isExpression(entry))
                .toList();
        List<Expression> expressions = new ArrayList<>();
        for (Object entry : entries) {
            Expression expression = Expression.isExpression(entry) ? problems.expression(place, entry) : null;
            if (expression != null) {
                expressions.add(expression.ignoringCase());
            }
        }
        return new AllowedHeaders(
                headerNames(Option.ALLOW_HEADERS, names, HeaderNames::isForbiddenInRequests), expressions);
    }

    private List<String> headerNames(Option option, List<Object> entries, Predicate<String> forbidden) {
        String place = options.place(option);
        Map<String, String> names = new LinkedHashMap<>();
        for (Object entry : entries) {
            String name = Expression.text(entry);
            if (isSeveral(name)) {
                problems.error(place, entry, Reason.SEVERAL_IN_ONE, "write one entry a header");
            } else if (!CharTable.TOKEN.hasAll(name) || Expression.isExpression(entry)) {
                problems.error(
                        place,
                        entry,
                        Reason.HEADER_INVALID,
                        "a header name has letters, digits and hyphens: X-Total-Count");
            } else if (forbidden.test(name)) {
                problems.error(place, entry, Reason.HEADER_FORBIDDEN, HeaderNames.remedy(name));
            } else {
                names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            }
        }
        return List.copyOf(names.values());
    }

    private @Nullable Duration maxAge(Duration maxAge) {
        String place = options.place(Option.MAX_AGE);
        if (maxAge.isNegative()) {
            problems.error(
                    place,
                    maxAge,
                    Reason.MAX_AGE_INVALID,
                    "a max age is zero or more; 0 tells browsers to remember nothing");
        } else if (maxAge.getNano() != 0) {
            problems.error(place, maxAge, Reason.MAX_AGE_INVALID, "a max age is of whole seconds");
        } else if (maxAge.compareTo(Duration.ofDays(1)) > 0) {
            problems.warning(
                    place,
                    maxAge,
                    Reason.MAX_AGE_CAPPED,
                    "browsers cut this to a day or less; write 86400 seconds at most");
        }
        return maxAge;
    }

    private Integer status(@Nullable Integer status) {
        if (status == null || status < 200 || status > 299) {
            problems.error(
                    options.place(Option.PREFLIGHT_STATUS),
                    status,
                    Reason.STATUS_INVALID,
                    "browsers take a preflight's answer only with a status from 200 to 299; write 200 or 204");
        }
        return status == null ? 200 : status;
    }
}
