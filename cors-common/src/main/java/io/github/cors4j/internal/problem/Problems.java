package io.github.cors4j.internal.problem;

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
 * Collects errors and warnings while a configuration is read.
 *
 * <p>It has a section for each option that is set. So problems come in the order in which options were set, including those
 * that show only when options are combined.
 */
public final class Problems {
    /**
     * The most errors, and the most warnings: more would not be read, and 100,000 wrong entries must not take all memory.
     */
    private static final int MOST = 400;

    /** The most characters of wrong texts, and of odd ones: finding out what is wrong with long texts takes long. */
    private static final int MOST_WRONG = 16_000;

    /** The most characters that a single text counts for, so that others are reported, too. */
    private static final int MOST_WRONG_AT_ONCE = 2_000;

    /** The most characters of a suggestion. A problem holds it twice, since it is also part of the message. */
    private static final int LONGEST = 1_000;

    private static final String PROPOSAL = "; write ";

    /** Created when first needed: most of the sections of 20,000 resources have nothing to report. */
    private Set<ConfigurationProblem> errors = Set.of();

    private Set<ConfigurationProblem> warnings = Set.of();
    private List<Problems> sections = List.of();
    private final Count count;

    /** The totals of all sections. */
    private static final class Count {
        private int errors;
        private int warnings;
        private int wrong;
        private int odd;
        private final Limits limits = new Limits();
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

    /** Reports an error, with a text to write in place of the value if one is known. */
    public void error(
            String option, @Nullable Object value, Reason reason, String message, @Nullable String suggestion) {
        if (!isFull()) {
            addError(problem(option, value, reason, message, suggestion));
            count.wrong += length(value);
        }
    }

    /** Reports a flaw of a text, with a text to write in its place or, if none is known, what else to do. */
    public void error(String option, String text, Flaw flaw, @Nullable String suggestion) {
        String otherwise = suggestion == null ? flaw.otherwise() : "";
        error(option, text, flaw.reason(), flaw.words() + otherwise, suggestion);
    }

    /** Reports a name that is not an option, without its value, which may be a secret. */
    public void unknown(String name, String message) {
        addError(new ConfigurationProblem(HarmlessText.line(name), "", Reason.UNKNOWN_KEY, HarmlessText.line(message)));
    }

    /** Warns of a name, without its value, which may be a secret. */
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
            count.errors++; // equal problems count as well, so that a list of nothing else comes to an end
        }
    }

    public void warning(String option, @Nullable Object value, Reason reason, String message) {
        warning(option, value, reason, message, null);
    }

    /** Reports a warning, with a text to write in place of the value if one is known. */
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
        count.warnings++; // equal warnings count as well, since there may be very many
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

    /** Withdraws the suggestions of this section that cannot be combined with the other options. */
    public void withdraw(Predicate<String> unfit, String otherwise) {
        replace(suggestion -> unfit.test(suggestion) ? null : suggestion, "", otherwise);
    }

    /**
     * Replaces the suggestions of this section that cannot be combined with the other options.
     *
     * @param fitting returns what to suggest instead, or {@code null} for nothing; for a suggestion that fits, itself
     * @param because why something else is suggested
     * @param otherwise what to say if nothing is suggested
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

    /** Returns whether there are so many errors that no more are kept, so that looking for more is pointless. */
    public boolean isFull() {
        return count.errors >= MOST || count.wrong >= MOST_WRONG;
    }

    /** Returns whether there are so many warnings that no more are kept. */
    public boolean isFullOfWarnings() {
        return count.warnings >= MOST || count.odd >= MOST_WRONG;
    }

    /**
     * Returns what to write in place of a text; {@code null} if that is not known, or so many remedies were sought that more
     * would not be read.
     */
    public @Nullable String remedy(String text, Function<String, @Nullable String> finder) {
        return count.limits.allowSearch(text) ? finder.apply(text) : null;
    }

    /** Returns whether any section has an error, so that nothing can be built. */
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

    /** Counts one more path. Returns whether it still fits, and reports an error if it does not. */
    public boolean takesPath(String place, String path, int segments) {
        return takes(place, path, count.limits.path(path, segments));
    }

    /** Counts one more resource or option. Returns whether it still fits, and reports an error if it does not. */
    public boolean takesSetting(String name, @Nullable Object value) {
        return takes(name, value, count.limits.setting());
    }

    private boolean takes(String place, @Nullable Object value, @Nullable String refusal) {
        if (refusal != null && !isFull()) {
            error(place, value, Reason.TOO_LARGE, refusal);
            count.errors = MOST; // nothing more is read
        }
        return refusal == null;
    }

    /** Returns the expression that an entry holds; {@code null} after an error, also if the budget is spent. */
    public @Nullable Expression expression(String place, Object entry, ExpressionBudget budget) {
        try {
            return count.limits.expression(entry, budget);
        } catch (IllegalArgumentException refusal) {
            error(place, entry, Reason.EXPRESSION_INVALID, String.valueOf(refusal.getMessage()));
            return null;
        }
    }
}
