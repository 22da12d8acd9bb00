package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds what one source says of one option in one scope.
 *
 * @param <T> what its value means
 */
public final class Setting<T> {
    /** Reads what is written, in code, as JSON or in a variable alike, and reports what is wrong with it. */
    interface Reader<T> {
        /** Returns the value; {@code null} after a problem was reported and nothing could be made of it. */
        @Nullable
        T read(@Nullable Object written, OptionReport report);
    }

    private final String key;
    private final @Nullable String variable;
    private final Reader<T> reader;
    private T value;
    private @Nullable OptionNaming naming;
    private @Nullable OptionReport report;

    Setting(String key, @Nullable String variable, T byDefault, Reader<T> reader) {
        this.key = key;
        this.variable = variable;
        this.value = byDefault;
        this.reader = reader;
    }

    public String key() {
        return key;
    }

    /** Returns the name in an environment, less its prefix; nothing for what has to stand in code or a reviewed file. */
    public Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    /** Returns its name as it was written, or its key if it was not. */
    String name() {
        return naming == null ? key : naming.of(this);
    }

    /** Returns whether it was set, or at least tried to be. */
    public boolean isSet() {
        return report != null;
    }

    /** Returns what it was set to, else its default. */
    public T value() {
        return value;
    }

    /** Reads and keeps a value; a second one is a problem. */
    public void set(@Nullable Object written, OptionNaming naming, Problems problems) {
        if (report != null) {
            new OptionReport(naming.of(this), problems.section())
                    .error(written, Reason.SET_TWICE, "the option is set twice; set it once, with all values");
            return;
        }
        OptionReport opened = open(naming, problems);
        T read = opened.problems().takesSetting(opened.place(), written) ? reader.read(written, opened) : null;
        if (read != null) {
            value = read;
        }
    }

    /** Takes a value that is not written as one, but grows with each call. */
    void become(T value, OptionNaming naming, Problems problems) {
        open(naming, problems);
        this.value = value;
    }

    /** Reports that its value, which was set, is odd together with others. */
    void warn(Reason reason, String message) {
        if (report != null) {
            report.warning(value, reason, message);
        }
    }

    /** Replaces what was proposed instead of its value and does not go with others. */
    void replace(Function<String, @Nullable String> fitting, String because, String otherwise) {
        if (report != null) {
            report.problems().replace(fitting, because, otherwise);
        }
    }

    private OptionReport open(OptionNaming naming, Problems problems) {
        this.naming = naming;
        OptionReport opened = new OptionReport(naming.of(this), problems.section());
        report = opened;
        return opened;
    }

    /**
     * Returns where to report that this option does not go with others of the same source, of which at least one is set.
     */
    Optional<OptionReport> reportBeside(Setting<?>... others) {
        if (report != null) {
            return Optional.of(report);
        }
        for (Setting<?> other : others) {
            if (other.naming != null && other.report != null) {
                return Optional.of(new OptionReport(other.naming.of(this), other.report.problems()));
            }
        }
        return Optional.empty();
    }
}
