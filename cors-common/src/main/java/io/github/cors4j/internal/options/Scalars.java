package io.github.cors4j.internal.options;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.ForeignCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads options that have a single value: flags, the max age and the preflight status. */
final class Scalars {
    private static final String NOT_NULL =
            "the value must not be null; leave the key out to inherit the value or keep the default";

    /** The longest text that is examined for a duration or status; real ones are shorter. */
    private static final int LONGEST = 40;

    private static final Pattern UNQUOTED = Pattern.compile("[\"'`]");
    private static final Pattern SEPARATORS = Pattern.compile("[_,]");
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]+(?:[_,][0-9]{3})*(?:\\.[0-9]+)?");
    /** What is multiplied, {@code 60 * 60}. */
    private static final Pattern PRODUCT = Pattern.compile("[0-9]{1,5}(?: *\\* *[0-9]{1,5}){1,3}");

    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])");
    private static final Pattern THOUSANDTHS = Pattern.compile("([0-9]{1,6})000 *(?i:ms|millis|milliseconds)");
    private static final Pattern VARIABLE = Pattern.compile("[$#%]\\{.*|\\{\\{.*|\\$[A-Za-z_(].*|%[A-Za-z_]+%");
    private static final Pattern STATUS =
            Pattern.compile("[\\s\"'`]*(?:HTTP(?:/[0-9.]+)? )?(2[0-9]{2})(?:\\.0)?(?: [A-Za-z -]+)?[\\s\"'`;]*");
    private static final Pattern AMOUNT = Pattern.compile(
            "(?i)\\+?([0-9][0-9_,]*(?:\\.[0-9]+)?) *(|[smhdl]|(?:sec|second|min|minute|hr|hour|day)s?)");

    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("m", 60L),
            Map.entry("min", 60L),
            Map.entry("mins", 60L),
            Map.entry("minute", 60L),
            Map.entry("minutes", 60L),
            Map.entry("h", 3_600L),
            Map.entry("hr", 3_600L),
            Map.entry("hrs", 3_600L),
            Map.entry("hour", 3_600L),
            Map.entry("hours", 3_600L),
            Map.entry("d", 86_400L),
            Map.entry("day", 86_400L),
            Map.entry("days", 86_400L));

    private static final Set<String> ON = Set.of("true", "yes", "y", "on", "1", "t", "enabled");
    private static final Set<String> OFF = Set.of("false", "no", "n", "off", "0", "f", "disabled");

    private Scalars() {}

    static @Nullable Boolean readFlag(@Nullable Object written, OptionReport report) {
        if (written instanceof Boolean flag) {
            return flag;
        }
        if (written instanceof CharSequence text && ("true".contentEquals(text) || "false".contentEquals(text))) {
            return "true".contentEquals(text);
        }
        refuse(written, report, "a flag must be true or false", "write true or false", flag(written));
        return null;
    }

    /** Returns the flag that a text such as {@code yes} means in other formats; {@code null} if it means none. */
    private static @Nullable String flag(@Nullable Object written) {
        String word = written instanceof CharSequence || written instanceof Number
                ? bare(written.toString().toLowerCase(Locale.ROOT))
                : "";
        return ON.contains(word) ? "true" : OFF.contains(word) ? "false" : null;
    }

    /**
     * Reads how long browsers <a href="https://fetch.spec.whatwg.org/#http-access-control-max-age">remember</a> the response
     * to a preflight.
     */
    static @Nullable Optional<Duration> readMaxAge(@Nullable Object written, OptionReport report) {
        if (written == null) {
            return Optional.empty();
        }
        Duration maxAge;
        try {
            maxAge = written instanceof Duration duration ? duration : Duration.ofSeconds(wholeNumber(written));
        } catch (ArithmeticException | NumberFormatException e) {
            refuse(
                    written,
                    report,
                    "a max age must be a number of seconds",
                    "write a number of whole seconds, such as 3600",
                    seconds(written));
            return null;
        }
        Object told = maxAge.getNano() == 0 ? maxAge.getSeconds() : maxAge;
        if (maxAge.isNegative()) {
            report.error(
                    told,
                    Reason.MAX_AGE_INVALID,
                    "a max age must be zero or more; 0 tells browsers not to cache preflights");
        } else if (maxAge.getNano() != 0) {
            report.error(maxAge, Reason.MAX_AGE_INVALID, "a max age must be a number of whole seconds");
        } else if (maxAge.compareTo(Duration.ofDays(1)) > 0) {
            report.warning(
                    told,
                    Reason.MAX_AGE_CAPPED,
                    "browsers limit the max age to a day or less; write at most 86400 seconds");
        }
        return Optional.of(maxAge);
    }

    static @Nullable Integer readStatus(@Nullable Object written, OptionReport report) {
        int status;
        try {
            status = Math.toIntExact(wholeNumber(written));
        } catch (ArithmeticException | NumberFormatException e) {
            refuse(
                    written,
                    report,
                    "a status must be a whole number",
                    "write a whole number, such as 204",
                    status(written));
            return null;
        }
        if (status < 200 || status > 299) {
            report.error(
                    status,
                    Reason.STATUS_INVALID,
                    "browsers accept the response to a preflight only with a status from 200 to 299; write 200 or 204");
            return null;
        }
        return status;
    }

    /** Returns the status from a text that has quotes around it or its name after it; {@code null} if it is not one. */
    private static @Nullable String status(@Nullable Object written) {
        Matcher status = STATUS.matcher(written instanceof CharSequence text && text.length() <= LONGEST ? text : "");
        return status.matches() ? status.group(1) : null;
    }

    /**
     * Returns the seconds of a duration in another notation: {@code 1h}, {@code PT1H}, {@code 3,600}, {@code 60 minutes}.
     */
    private static @Nullable String seconds(@Nullable Object written) {
        if (!(written instanceof CharSequence text) || text.length() > LONGEST) {
            return null;
        }
        String bare = bare(text.toString());
        Matcher clock = CLOCK.matcher(bare);
        Matcher thousandths = THOUSANDTHS.matcher(bare);
        Matcher amount = AMOUNT.matcher(bare);
        try {
            if (bare.endsWith("M") && !bare.startsWith("P")
                    || amount.matches() && !THOUSANDS.matches(amount.group(1))) {
                return null;
            }
            long seconds = PRODUCT.matches(bare)
                    ? Stream.of(bare.split(" *\\* *", -1))
                            .mapToLong(Long::parseLong)
                            .reduce(1, Math::multiplyExact)
                    : clock.matches()
                            ? Long.parseLong(clock.group(1)) * 3_600
                                    + Long.parseLong(clock.group(2)) * 60
                                    + Long.parseLong(clock.group(3))
                            : thousandths.matches()
                                    ? Long.parseLong(thousandths.group(1))
                                    : amount.matches()
                                            ? Math.multiplyExact(
                                                    new BigDecimal(SEPARATORS
                                                                    .matcher(amount.group(1))
                                                                    .replaceAll(""))
                                                            .longValueExact(),
                                                    UNITS.getOrDefault(
                                                            amount.group(2).toLowerCase(Locale.ROOT), 1L))
                                            : Duration.parse(bare).getSeconds();
            return seconds < 0 || seconds > 86_400 ? null : Long.toString(seconds);
        } catch (ArithmeticException | NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }

    /** A text without quotes, a comment and what ends a line of code. */
    private static String bare(String text) {
        String bare = UNQUOTED.matcher(ForeignCode.withoutComment(text.strip())).replaceAll("");
        return bare.endsWith(";") || bare.endsWith(",") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static void refuse(
            @Nullable Object written,
            OptionReport report,
            String words,
            String otherwise,
            @Nullable String suggestion) {
        if (written == null) {
            report.error(null, Reason.NULL_VALUE, NOT_NULL);
        } else {
            boolean variable = written instanceof CharSequence text
                    && VARIABLE.matches(text.toString().strip());
            report.error(
                    written,
                    Reason.TYPE_INVALID,
                    variable ? ForeignCode.NOT_REPLACED : suggestion == null ? otherwise : words,
                    suggestion);
        }
    }

    /** Accepts less than {@code Long.parseLong} does: no plus sign, and ASCII digits only. */
    private static long wholeNumber(@Nullable Object written) {
        if (written instanceof Number) {
            return new BigDecimal(written.toString()).longValueExact();
        }
        if (written instanceof CharSequence text && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-')) {
            return Long.parseLong(text.toString());
        }
        throw new NumberFormatException();
    }
}
