package io.github.cors4j.internal.options;

import io.github.cors4j.internal.origin.OriginMatcher;
import io.github.cors4j.internal.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Holds the options in force in one scope: the first source that sets an option decides; otherwise it has its default. */
public final class OptionsInForce {
    private final Options[] sources;
    private final ListCache shared;

    private OptionsInForce(List<Options> sources, ListCache shared) {
        this.sources = sources.toArray(Options[]::new);
        this.shared = shared;
    }

    public static OptionsInForce of(ScopeSettings policyOrRoute) {
        List<Options> sources = policyOrRoute.sources();
        sources.add(new Options());
        return new OptionsInForce(sources, new ListCache());
    }

    /** Returns the options in force in a resource, which inherits these. */
    public OptionsInForce within(ScopeSettings resource) {
        List<Options> all = new ArrayList<>(resource.sources());
        Collections.addAll(all, sources);
        return new OptionsInForce(all, shared);
    }

    /** Returns these options with other origins, whose problems are reported to {@code problems} only. */
    OptionsInForce withOrigins(String written, Problems problems) {
        Options proposed = new Options();
        proposed.origins.set(written, OptionNaming.KEYS, problems);
        List<Options> all = new ArrayList<>(List.of(proposed));
        Collections.addAll(all, sources);
        return new OptionsInForce(all, shared);
    }

    ListCache shared() {
        return shared;
    }

    /** Returns the matcher of the origins in force. Resources with the same origins share it. */
    public OriginMatcher originMatcher() {
        return shared.originMatcher(
                get(options -> options.origins),
                get(options -> options.supportsCredentials)
                        && !get(options -> options.dangerouslyAllowInsecureOrigins));
    }

    /** Returns a list as the value of a header. Resources with the same list share the text. */
    public <C extends Collection<String>> String joined(Function<Options, Setting<C>> option) {
        return shared.joined(get(option));
    }

    /** Returns the value in force of an option: {@code get(options -> options.maxAge)}. */
    public <T> T get(Function<Options, Setting<T>> option) {
        return setting(option).value();
    }

    /** Returns whether an option is set, and not left at its default. */
    public <T> boolean isSet(Function<Options, Setting<T>> option) {
        return setting(option).isSet();
    }

    <T> Setting<T> setting(Function<Options, Setting<T>> option) {
        for (Options source : sources) {
            Setting<T> setting = option.apply(source);
            if (setting.isSet()) {
                return setting;
            }
        }
        return option.apply(sources[sources.length - 1]);
    }

    /**
     * Returns where to report that options must not be combined: the innermost scope that sets one of them. There is always
     * one, since the defaults may be combined.
     *
     * @param named the option that the problem names
     */
    @SafeVarargs
    final OptionReport report(Function<Options, Setting<?>> named, Function<Options, Setting<?>>... others) {
        for (Options source : sources) {
            Setting<?>[] beside = new Setting<?>[others.length];
            for (int i = 0; i < others.length; i++) {
                beside[i] = others[i].apply(source);
            }
            Optional<OptionReport> report = named.apply(source).reportBeside(beside);
            if (report.isPresent()) {
                return report.get();
            }
        }
        throw new IllegalStateException("defaults go together");
    }
}
