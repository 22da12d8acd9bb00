package io.github.cors4j.internal.options;

import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.origin.OriginMatcher;
import io.github.cors4j.internal.origin.OriginPattern;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The options in force in one scope: of several sources the first that sets an option decides, else its default. */
public final class EffectiveOptions {
    private static final Set<String> DEFAULT_METHODS =
            Set.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE");

    private final List<ParsedOptions> sources;
    private @Nullable OriginMatcher originMatcher;

    /** Takes the sources, the innermost first. */
    public EffectiveOptions(List<ParsedOptions> sources) {
        this.sources = List.copyOf(sources);
    }

    @SuppressWarnings("unchecked")
    List<OriginPattern> origins() {
        return (List<OriginPattern>) get(Option.ORIGINS, List.of(new OriginPattern.Any()));
    }

    private List<OriginPattern> originsAndNull() {
        return Stream.concat(origins().stream(), Stream.of(new OriginPattern.Null()))
                .distinct()
                .toList();
    }

    /** One for all resources that have these options. */
    public OriginMatcher originMatcher() {
        if (originMatcher == null) {
            originMatcher = new OriginMatcher(
                    is(Option.DANGEROUSLY_ALLOW_NULL_ORIGIN) ? originsAndNull() : origins(),
                    is(Option.SUPPORTS_CREDENTIALS) && !is(Option.DANGEROUSLY_ALLOW_INSECURE_ORIGINS));
        }
        return originMatcher;
    }

    @SuppressWarnings("unchecked")
    public Set<String> methods() {
        return (Set<String>) get(Option.METHODS, new TreeSet<>(DEFAULT_METHODS));
    }

    public AllowedHeaders allowHeaders() {
        return (AllowedHeaders) get(Option.ALLOW_HEADERS, AllowedHeaders.ANY);
    }

    @SuppressWarnings("unchecked")
    public List<String> exposeHeaders() {
        return (List<String>) get(Option.EXPOSE_HEADERS, List.of());
    }

    @Nullable
    public Duration maxAge() {
        ParsedOptions source = sourceOf(Option.MAX_AGE);
        return source == null ? null : (Duration) source.get(Option.MAX_AGE);
    }

    public int preflightStatus() {
        return (Integer) get(Option.PREFLIGHT_STATUS, 200);
    }

    public boolean is(Option flag) {
        boolean byDefault =
                flag == Option.VARY_HEADER || flag == Option.ALWAYS_SEND || flag == Option.AUTOMATIC_OPTIONS;
        return (Boolean) get(flag, byDefault);
    }

    /**
     * Where to report that options do not go together: the innermost scope that sets one of them. There is one, since
     * defaults go together.
     *
     * @param named the option that the problem names
     */
    String place(Option named, Option... others) {
        return sources.stream()
                .map(ParsedOptions::source)
                .filter(source -> source.has(named) || source.hasAny(others))
                .findFirst()
                .orElseThrow()
                .place(named);
    }

    private Object get(Option option, Object byDefault) {
        ParsedOptions source = sourceOf(option);
        Object value = source == null ? null : source.get(option);
        return value == null ? byDefault : value;
    }

    private @Nullable ParsedOptions sourceOf(Option option) {
        for (ParsedOptions source : sources) {
            if (source.has(option)) {
                return source;
            }
        }
        return null;
    }
}
