package io.github.cors4j.internal.options;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.ForeignCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads options that have a single value: flags, the max age and the preflight status. */
final class Scalars {
    private static final String NOT_NULL =
            "the value must not be null; leave the key out to inherit the value or keep the default";

    /** The longest text that is examined for a duration or status; real ones are shorter. */
    private static final int LONGEST = 40;

    private static final Pattern UNQUOTED = Pattern.compile("[\"'`]");
    private static final Pattern VARIABLE = Pattern.compile("[$#%]\\{.*|\\{\\{.*|\\$[A-Za-z_(].*|%[A-Za-z_]+%");
    private static final Pattern STATUS =
            Pattern.compile("[\\s\"'`]*(?:HTTP(?:/[0-9.]+)? )?(2[0-9]{2})(?:\\.0)?(?: [A-Za-z -]+)?[\\s\"'`;]*");
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
                    WrittenDuration.seconds(written));
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

    /** Returns a text without quotes, a comment and what ends a line of code. */
    static String bare(String text) {
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
