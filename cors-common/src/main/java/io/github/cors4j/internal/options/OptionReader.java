package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads options by name: the keys of a configuration, or the variables of an environment, as the caller says. */
final class OptionReader {
    private final OptionNaming naming;
    private final Options target;
    private final boolean takesPaths;
    private final Problems problems;
    private Set<String> told = Set.of();

    /**
     * Creates a reader.
     *
     * @param naming how the options are named
     * @param target holds the options that are read
     * @param takesPaths whether the scope may have resources and exclusions
     */
    OptionReader(OptionNaming naming, Options target, boolean takesPaths, Problems problems) {
        this.naming = naming;
        this.target = target;
        this.takesPaths = takesPaths;
        this.problems = problems;
    }

    void read(List<Map.Entry<?, ?>> entries) {
        for (Map.Entry<?, ?> entry : entries) {
            if (problems.isFull()) {
                return;
            }
            String name = Objects.toString(entry.getKey());
            if (!naming.variables()) {
                read(name, entry.getValue());
            } else if (name.startsWith(naming.prefix()) && !isInjected(name)) {
                read(name, entry.getValue());
            }
        }
        if (naming.variables()) {
            warnOfNames(entries.stream()
                    .map(entry -> Objects.toString(entry.getKey()))
                    .toList());
        }
    }

    /** Warns of variables that are not read, but have nearly the name of an option that is not set. */
    private void warnOfNames(List<String> names) {
        List<Setting<?>> unset = target.all().stream()
                .filter(option -> option.variable().isPresent() && !option.isSet())
                .filter(option -> takesPaths || !target.selectsPaths(option))
                .toList();
        UnreadVariables variables = new UnreadVariables(naming, unset, names);
        for (String name : names) {
            String remedy = variables.remedy(name);
            if (remedy != null) {
                told = told.isEmpty() ? new HashSet<>() : told;
                told.add(name);
                problems.section().oddName(name, "this variable is not read; " + remedy);
            }
        }
    }

    /** Returns the variables that are not read, and were warned of. */
    Set<String> told() {
        return told;
    }

    private void read(String name, @Nullable Object value) {
        Optional<Setting<?>> known = target.find(name, naming);
        if (known.isEmpty()) {
            String place = name.isBlank() ? HarmlessText.of(name) : HarmlessText.bare(name);
            problems.section().unknown(naming.variables() ? place : naming.prefix() + place, remedy(name, value));
        } else if (target.selectsPaths(known.get()) && !takesPaths) {
            problems.section()
                    .error(
                            naming.of(known.get()),
                            value,
                            Reason.NOT_HERE,
                            "a resource or a route cannot have paths of its own; set it for the whole policy");
        } else {
            known.get().set(value, naming, problems);
        }
    }

    private String remedy(String name, @Nullable Object value) {
        return UnknownName.remedy(
                name,
                value,
                naming,
                target.all().stream()
                        .filter(option -> takesPaths || !target.selectsPaths(option))
                        .toList());
    }

    /**
     * Returns whether a container platform sets this variable by itself, for a service whose name begins like the prefix:
     * {@code CORS_SERVICE_HOST}, {@code CORS_PROXY_PORT_80_TCP_ADDR}.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">Kubernetes</a>
     */
    private boolean isInjected(String name) {
        String rest = name.substring(naming.prefix().length() - 1);
        return rest.endsWith("_SERVICE_HOST")
                || rest.contains("_SERVICE_PORT")
                || rest.endsWith("_PORT")
                || rest.contains("_PORT_");
    }
}
