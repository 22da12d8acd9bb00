package io.github.cors4j.internal.options;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads durations in other notations: {@code 1h}, {@code PT1H}, {@code 3,600}, {@code 60 * 60}, {@code 01:00:00}. */
final class WrittenDuration {
    /** The longest text that is examined; real durations are shorter. */
    private static final int LONGEST = 40;

    private static final long MOST_SECONDS = 86_400;

    private static final Pattern SEPARATORS = Pattern.compile("[_,]");
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]+(?:[_,][0-9]{3})*(?:\\.[0-9]+)?");
    /** Numbers that are multiplied, {@code 60 * 60}. */
    private static final Pattern PRODUCT = Pattern.compile("[0-9]{1,5}(?: *\\* *[0-9]{1,5}){1,3}");

    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-5][0-9]):([0-5][0-9])");
    private static final Pattern THOUSANDTHS = Pattern.compile("([0-9]{1,6})000 *(?i:ms|millis|milliseconds)");
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

    private WrittenDuration() {}

    /** Returns the whole seconds, up to a day; {@code null} for anything else. */
    static @Nullable String seconds(@Nullable Object written) {
        if (!(written instanceof CharSequence text) || text.length() > LONGEST) {
            return null;
        }
        try {
            Long seconds = read(Scalars.bare(text.toString()));
            return seconds == null || seconds < 0 || seconds > MOST_SECONDS ? null : seconds.toString();
        } catch (ArithmeticException | NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Long read(String text) {
        Matcher clock = CLOCK.matcher(text);
        Matcher thousandths = THOUSANDTHS.matcher(text);
        Matcher amount = AMOUNT.matcher(text);
        if (PRODUCT.matches(text)) {
            return Stream.of(text.split(" *\\* *", -1))
                    .mapToLong(Long::parseLong)
                    .reduce(1, Math::multiplyExact);
        }
        if (clock.matches()) {
            return Long.parseLong(clock.group(1)) * 3_600
                    + Long.parseLong(clock.group(2)) * 60
                    + Long.parseLong(clock.group(3));
        }
        if (thousandths.matches()) {
            return Long.parseLong(thousandths.group(1));
        }
        if (text.endsWith("M") && !text.startsWith("P")) {
            return null; // minutes or months
        }
        return amount.matches()
                ? seconds(amount.group(1), amount.group(2))
                : Long.valueOf(Duration.parse(text).getSeconds());
    }

    private static @Nullable Long seconds(String number, String unit) {
        return THOUSANDS.matches(number)
                ? Math.multiplyExact(
                        new BigDecimal(SEPARATORS.matcher(number).replaceAll("")).longValueExact(),
                        UNITS.getOrDefault(unit.toLowerCase(Locale.ROOT), 1L))
                : null;
    }
}
