package io.github.cors4j.internal.problem;

import com.google.re2j.Pattern;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ExpressionBudget;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong, and what is only odd, while a configuration is read.
 *
 * <p>It has sections, one for each option that is set, so that problems come in the order in which options were set, also
 * those that show only when the options are put together.
 */
public final class Problems {
    /** More help nobody, and a list of 100,000 wrong entries must not take the memory. */
    private static final int MOST = 400;

    /** How much text may be wrong, or odd, since finding out what is wrong with long texts takes long. */
    private static final int MOST_WRONG = 16_000;

    /** What a single text counts at most, so that others are told, too. */
    private static final int MOST_WRONG_AT_ONCE = 2_000;

    /** How long the expressions are together for which a remedy is sought: that takes up to 40 KB for each character. */
    private static final int MOST_SOUGHT = 1_200;

    /** What the shortest of them counts: it has as many remedies to choose from. */
    private static final int LEAST_SOUGHT = 30;

    /** What has a meaning in an expression; a text without any of these is mended quickly. */
    private static final Pattern SIGN = Pattern.compile("[\\\\^*?|()\\[\\]]");

    /** The longest text that is proposed; longer ones nobody reads, and they would make a short text twice as long. */
    private static final int LONGEST = 1_000;

    /** How large the expressions of a whole configuration may be, up to a kilobyte a step. */
    private static final long MOST_STEPS = 40_000;

    /** What the shortest counts: to read it takes some ten kilobytes. */
    private static final long STEPS_OF_SHORTEST = 20;

    /** How long they may be together, since reading one takes time that grows with the square of its length. */
    private static final long MOST_CHARACTERS = 100_000;

    /** How many characters and segments the paths of a whole configuration may have; a segment takes some 200 bytes. */
    private static final long MOST_OF_PATHS = 2_000_000;

    private static final long MOST_SEGMENTS = 100_000;

    /** How many resources and options a configuration may have together; a resource and an option take some seven kilobytes. */
    private static final int MOST_SETTINGS = 14_000;

    /** What one that is refused counts: nobody knows how much work it was. */
    private static final long STEPS_OF_REFUSED = 200;

    private static final String PROPOSAL = "; write ";

    /** Made when first needed: most of the sections of 20,000 resources have nothing to tell. */
    private Set<ConfigurationProblem> errors = Set.of();

    private Set<ConfigurationProblem> warnings = Set.of();
    private List<Problems> sections = List.of();
    private final Count count;

    /** How many there are in all sections. */
    private static final class Count {
        private int errors;
        private int warnings;
        private int wrong;
        private int odd;
        private int settings;
        private int sought;
        private long steps;
        private long characters;
        private long charactersOfPaths;
        private long segments;
    }

    public Problems() {
        this(new Count());
    }

    private Problems(Count count) {
        this.count = count;
    }

    /** Opens a section, whose problems come after those of the sections before it. */
    public Problems section() {
        Problems section = new Problems(count);
        sections = sections.isEmpty() ? new ArrayList<>(2) : sections;
        sections.add(section);
        return section;
    }

    public void error(String option, @Nullable Object value, Reason reason, String message) {
        error(option, value, reason, message, null);
    }

    /** Says what is wrong, and proposes a text in place of the value, if one is known. */
    public void error(
            String option, @Nullable Object value, Reason reason, String message, @Nullable String suggestion) {
        if (!isFull()) {
            addError(problem(option, value, reason, message, suggestion));
            count.wrong += length(value);
        }
    }

    /** Says what is wrong with a text, and proposes one in its place, or says what else to do. */
    public void error(String option, String text, Flaw flaw, @Nullable String suggestion) {
        String otherwise = suggestion == null ? flaw.otherwise() : "";
        error(option, text, flaw.reason(), flaw.words() + otherwise, suggestion);
    }

    /** Reports a name that is no option; its value may be a secret, and is not told. */
    public void unknown(String name, String message) {
        addError(new ConfigurationProblem(HarmlessText.line(name), "", Reason.UNKNOWN_KEY, HarmlessText.line(message)));
    }

    /** Warns of a name; its value may be a secret, and is not told. */
    public void oddName(String name, String message) {
        if (!isFullOfWarnings()) {
            addWarning(new ConfigurationProblem(
                    HarmlessText.bare(name), "", Reason.UNKNOWN_KEY, HarmlessText.line(message)));
        }
    }

    private void addError(ConfigurationProblem problem) {
        if (!isFull()) {
            errors = errors.isEmpty() ? new LinkedHashSet<>() : errors;
            errors.add(problem);
            count.errors++; // also the like of others, so that a list of nothing but these has an end
        }
    }

    public void warning(String option, @Nullable Object value, Reason reason, String message) {
        warning(option, value, reason, message, null);
    }

    /** Says what is odd, and proposes a text in place of the value, if one is known. */
    public void warning(
            String option, @Nullable Object value, Reason reason, String message, @Nullable String suggestion) {
        if (!isFullOfWarnings()) {
            addWarning(problem(option, value, reason, message, suggestion));
            count.odd += length(value);
        }
    }

    private void addWarning(ConfigurationProblem problem) {
        warnings = warnings.isEmpty() ? new LinkedHashSet<>() : warnings;
        warnings.add(problem);
        count.warnings++; // also the like of others, of which there may be very many
    }

    private static int length(@Nullable Object value) {
        return value instanceof CharSequence text ? Math.min(text.length(), MOST_WRONG_AT_ONCE) : 0;
    }

    private static ConfigurationProblem problem(
            String option, @Nullable Object value, Reason reason, String message, @Nullable String suggestion) {
        boolean proposes = suggestion != null && suggestion.length() <= LONGEST;
        return new ConfigurationProblem(
                HarmlessText.line(option),
                ValueText.of(value),
                reason,
                HarmlessText.line(proposes ? message + PROPOSAL + suggestion : message),
                proposes ? suggestion : null);
    }

    /** Withdraws what was proposed in this section and does not go with the other options. */
    public void withdraw(Predicate<String> unfit, String otherwise) {
        replace(suggestion -> unfit.test(suggestion) ? null : suggestion, "", otherwise);
    }

    /**
     * Replaces what was proposed in this section by what goes with the other options.
     *
     * @param fitting what to propose instead, or {@code null}; the text itself where it is fit
     * @param because why something else is proposed
     * @param otherwise what is said where nothing is
     */
    public void replace(Function<String, @Nullable String> fitting, String because, String otherwise) {
        errors = replaced(errors, fitting, because, otherwise);
        warnings = replaced(warnings, fitting, because, otherwise);
    }

    private static Set<ConfigurationProblem> replaced(
            Set<ConfigurationProblem> all,
            Function<String, @Nullable String> fitting,
            String because,
            String otherwise) {
        Set<ConfigurationProblem> problems = new LinkedHashSet<>();
        for (ConfigurationProblem problem : all) {
            String suggestion = problem.suggestion();
            String proposal = suggestion == null ? null : fitting.apply(suggestion);
            problems.add(
                    Objects.equals(proposal, suggestion)
                            ? problem
                            : new ConfigurationProblem(
                                    problem.option(),
                                    problem.value(),
                                    problem.reason(),
                                    words(problem.message()) + "; "
                                            + (proposal == null ? otherwise : because + PROPOSAL + proposal),
                                    proposal));
        }
        return problems;
    }

    private static String words(String message) {
        int proposal = message.lastIndexOf(PROPOSAL);
        return proposal < 0 ? message : message.substring(0, proposal);
    }

    /** Returns whether there are so many errors that no more are taken, so that looking for more is idle. */
    public boolean isFull() {
        return count.errors >= MOST || count.wrong >= MOST_WRONG;
    }

    /** Returns whether there are so many warnings that no more are taken. */
    public boolean isFullOfWarnings() {
        return count.warnings >= MOST || count.odd >= MOST_WRONG;
    }

    /**
     * Returns what to write in place of a text; {@code null} if that is not known, or so many were sought that nobody reads
     * more.
     */
    public @Nullable String remedy(String text, Function<String, @Nullable String> finder) {
        boolean expression = SIGN.matcher(text).find();
        count.sought += expression ? Math.max(LEAST_SOUGHT, text.length()) : 0;
        return expression && count.sought > MOST_SOUGHT ? null : finder.apply(text);
    }

    /** Returns whether anything is wrong, in whatever section, so that nothing can be built. */
    public boolean hasErrors() {
        return count.errors > 0;
    }

    /** Returns whether nothing was reported in this section itself. */
    public boolean isEmpty() {
        return errors.isEmpty() && warnings.isEmpty();
    }

    public List<ConfigurationProblem> errors() {
        Set<ConfigurationProblem> all = new LinkedHashSet<>();
        collectErrors(all);
        return List.copyOf(all);
    }

    public List<ConfigurationProblem> warnings() {
        if (count.warnings == 0) {
            return List.of();
        }
        Set<ConfigurationProblem> all = new LinkedHashSet<>();
        collectWarnings(all);
        return List.copyOf(all);
    }

    private void collectErrors(Set<ConfigurationProblem> all) {
        all.addAll(errors);
        sections.forEach(section -> section.collectErrors(all));
    }

    private void collectWarnings(Set<ConfigurationProblem> all) {
        all.addAll(warnings);
        sections.forEach(section -> section.collectWarnings(all));
    }

    public void throwIfAny() {
        if (hasErrors()) {
            throw new CorsConfigurationException(errors());
        }
    }

    /** Counts one more path; returns whether that is not too much, else after a problem was reported. */
    public boolean takesPath(String place, String path, int segments) {
        count.charactersOfPaths += path.length();
        count.segments += segments;
        return takes(
                count.charactersOfPaths <= MOST_OF_PATHS && count.segments <= MOST_SEGMENTS,
                place,
                path,
                "all paths together have at most " + MOST_SEGMENTS + " segments and " + MOST_OF_PATHS
                        + " characters; write patterns");
    }

    /** Counts one more resource or option; returns whether that is not too much, else after a problem was reported. */
    public boolean takesSetting(String name, @Nullable Object value) {
        return takes(
                ++count.settings <= MOST_SETTINGS,
                name,
                value,
                "a policy has at most " + MOST_SETTINGS
                        + " resources and options together; set for the whole policy what resources have in common");
    }

    private boolean takes(boolean fits, String place, @Nullable Object value, String message) {
        if (!fits && !isFull()) {
            error(place, value, Reason.TOO_LARGE, message);
            count.errors = MOST; // nothing else can be read
        }
        return fits;
    }

    /** Reads an expression, if the budget allows it; {@code null} after a problem was reported. */
    public @Nullable Expression expression(String place, Object entry, ExpressionBudget budget) {
        count.characters += Expression.text(entry).length();
        if (count.steps > MOST_STEPS || count.characters > MOST_CHARACTERS) {
            error(
                    place,
                    entry,
                    Reason.EXPRESSION_INVALID,
                    "it was not looked at, since those before it are too many or too large; write fewer expressions");
            return null;
        }
        try {
            Expression expression = Expression.of(entry);
            count.steps += Math.max(STEPS_OF_SHORTEST, expression.size());
            String refusal = budget.spend(expression);
            if (refusal == null) {
                return expression;
            }
            error(place, entry, Reason.EXPRESSION_INVALID, refusal);
            return null;
        } catch (IllegalArgumentException e) {
            count.steps += STEPS_OF_REFUSED;
            error(
                    place,
                    entry,
                    Reason.EXPRESSION_INVALID,
                    "RE2 cannot take this expression (" + e.getMessage() + "); it has neither look-around nor"
                            + " back-references, see https://github.com/google/re2/wiki/Syntax");
            return null;
        }
    }
}
