package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads options that are one value: flags, a number, a duration. */
final class Scalars {
    private static final String NOT_NULL = "null is no value here; leave the key out to inherit or keep the default";

    private Scalars() {}

    static @Nullable Boolean readFlag(@Nullable Object written, OptionReport report) {
        if (written instanceof Boolean flag) {
            return flag;
        }
        if (written instanceof CharSequence text && ("true".contentEquals(text) || "false".contentEquals(text))) {
            return "true".contentEquals(text);
        }
        refuse(written, report, "write true or false");
        return null;
    }

    /** Reads how long browsers <a href="https://fetch.spec.whatwg.org/#http-access-control-max-age">remember</a>. */
    static @Nullable Optional<Duration> readMaxAge(@Nullable Object written, OptionReport report) {
        if (written == null) {
            return Optional.empty();
        }
        Duration maxAge;
        try {
            maxAge = written instanceof Duration duration ? duration : Duration.ofSeconds(wholeNumber(written));
        } catch (ArithmeticException | NumberFormatException e) {
            refuse(written, report, "write whole seconds, such as 3600");
            return null;
        }
        if (maxAge.isNegative()) {
            report.error(
                    maxAge, Reason.MAX_AGE_INVALID, "a max age is zero or more; 0 tells browsers to remember nothing");
        } else if (maxAge.getNano() != 0) {
            report.error(maxAge, Reason.MAX_AGE_INVALID, "a max age is of whole seconds");
        } else if (maxAge.compareTo(Duration.ofDays(1)) > 0) {
            report.warning(
                    maxAge, Reason.MAX_AGE_CAPPED, "browsers cut this to a day or less; write 86400 seconds at most");
        }
        return Optional.of(maxAge);
    }

    static @Nullable Integer readStatus(@Nullable Object written, OptionReport report) {
        int status;
        try {
            status = Math.toIntExact(wholeNumber(written));
        } catch (ArithmeticException | NumberFormatException e) {
            refuse(written, report, "write a whole number, such as 204");
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

    private static void refuse(@Nullable Object written, OptionReport report, String remedy) {
        if (written == null) {
            report.error(null, Reason.NULL_VALUE, NOT_NULL);
        } else {
            report.error(written, Reason.TYPE_INVALID, remedy);
        }
    }

    /** Takes less than {@code Long.parseLong} does: no plus sign, and not the digits of every script. */
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
