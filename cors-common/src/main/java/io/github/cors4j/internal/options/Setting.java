package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds the value that one source gives to one option in one scope.
 *
 * @param <T> the type of the value
 */
public final class Setting<T> {
    /** Reads a value as it was written, in code, in JSON or in a variable, and reports its problems. */
    interface Reader<T> {
        /** Returns the value; {@code null} if it cannot be read and a problem was reported. */
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

    /** Returns the name in an environment without its prefix; empty if an environment cannot set the option. */
    public Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    /** Returns the name as it was written, or the key if the option is not set. */
    String name() {
        return naming == null ? key : naming.of(this);
    }

    /** Returns whether the option was set, even if its value was refused. */
    public boolean isSet() {
        return report != null;
    }

    /** Returns the value that was set, otherwise the default. */
    public T value() {
        return value;
    }

    /** Reads and keeps a value. Setting the option twice is a problem. */
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

    /** Sets a value without reading it, because it grows with each call. */
    void become(T value, OptionNaming naming, Problems problems) {
        open(naming, problems);
        this.value = value;
    }

    /** Warns that the value, if it was set, is odd in combination with other options. */
    void warn(Reason reason, String message) {
        warn(value, reason, message);
    }

    /** Reports so of a part of its value. */
    void warn(Object part, Reason reason, String message) {
        if (report != null) {
            report.warning(part, reason, message);
        }
    }

    /** Replaces the suggestions for this option that cannot be combined with other options. */
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
     * Returns where to report that this option must not be combined with others of the same source; empty if the source sets
     * none of them.
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
