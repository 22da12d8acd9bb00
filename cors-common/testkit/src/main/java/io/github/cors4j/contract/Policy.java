package io.github.cors4j.contract;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.CorsOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A configuration with a name for tests, which can be used in every scope.
 *
 * @param name what is special about it
 * @param options sets the options
 * @param paths declares resources, if there are any: then the policy cannot be that of a route
 * @param excluded path patterns without CORS
 */
public record Policy(
        String name, Consumer<CorsOptions<?>> options, Optional<Consumer<CorsBuilder>> paths, List<Object> excluded) {
    static Policy of(String name, Consumer<CorsOptions<?>> options) {
        return new Policy(name, options, Optional.empty(), List.of());
    }

    static Policy of(String name, Consumer<CorsOptions<?>> options, Consumer<CorsBuilder> paths) {
        return new Policy(name, options, Optional.of(paths), List.of());
    }

    Policy excluding(Object... patterns) {
        return new Policy(name, options, paths, List.of(patterns));
    }

    boolean choosesPaths() {
        return paths.isPresent() || !excluded.isEmpty();
    }

    /** Returns the policy for an application or a sub-router. */
    public Cors cors() {
        return Cors.of(this::configure);
    }

    /** Returns the policy for a route. */
    public Cors route() {
        if (choosesPaths()) {
            throw new IllegalStateException(name + " has resources: it cannot be the policy of a route");
        }
        return Cors.route(options::accept);
    }

    void configure(CorsBuilder builder) {
        options.accept(builder);
        paths.ifPresent(declared -> declared.accept(builder));
        if (!excluded.isEmpty()) {
            builder.exclude(excluded);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
