package io.github.cors4j.internal.options;

import com.google.re2j.Pattern;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.path.PathPattern;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options of one scope (policy, resource or route): those of code, and those of configuration and environment.
 */
public final class ScopeSettings {
    /** The beginning of a name that an environment can have. */
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9_]*_");

    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]+");
    private static final int LONGEST_PREFIX = 60;
    private static final String USUAL_PREFIX = "CORS_";

    private final Supplier<OptionNaming> naming;
    private final Problems problems;
    private final boolean takesPaths;
    private @Nullable Options code;
    private @Nullable Options outside;
    private @Nullable OptionNaming namingOutside;
    private Map<String, String> unread = Map.of();

    /** Creates a scope. It asks for the naming only when an option is read: few of thousands of resources set one. */
    private ScopeSettings(Supplier<OptionNaming> naming, Problems problems, boolean takesPaths) {
        this.naming = naming;
        this.problems = problems;
        this.takesPaths = takesPaths;
    }

    public static ScopeSettings ofPolicy() {
        return new ScopeSettings(() -> OptionNaming.KEYS, new Problems(), true);
    }

    /** Returns the scope of a resource. Its problems are reported together with those of its path. */
    static ScopeSettings ofResource(Object path, OptionReport report) {
        return new ScopeSettings(
                () -> OptionNaming.within(report.place() + "." + HarmlessText.bare(Expression.text(path))),
                report.problems(),
                false);
    }

    public static ScopeSettings ofRoute() {
        return new ScopeSettings(() -> OptionNaming.KEYS, new Problems(), false);
    }

    public Problems problems() {
        return problems;
    }

    /** Returns the name of the scope in problems; empty for a policy or route. */
    String place() {
        return naming.get().place();
    }

    /** Returns the options that are set in code. */
    public Options code() {
        if (code == null) {
            code = new Options();
        }
        return code;
    }

    /** Returns the options that a configuration or environment sets. */
    Options outside() {
        if (outside == null) {
            outside = new Options();
        }
        return outside;
    }

    /** Sets an option in code. */
    public void set(Setting<?> option, @Nullable Object written) {
        option.set(written, naming.get(), problems);
    }

    /** Declares resources in code, one for each path. */
    public void declare(@Nullable Object path, @Nullable Consumer<ScopeSettings> configure) {
        Setting<List<Resource>> resources = code().resources;
        if (!resources.isSet()) {
            resources.become(new ArrayList<>(), naming.get(), problems);
        }
        Resources.declareMore(
                resources.value(), path, new OptionReport(naming.get().of(resources), problems.section()), configure);
    }

    public void readConfiguration(@Nullable Map<?, ?> configuration) {
        if (configuration == null) {
            problems.section()
                    .error(
                            "configuration",
                            null,
                            Reason.NULL_VALUE,
                            "the configuration must not be null; its key is probably missing or misspelt where it is read; an empty"
                                    + " one would allow any origin");
        } else {
            namingOutside = naming.get();
            read(ForeignTypes.entries(configuration));
        }
    }

    void read(List<Map.Entry<?, ?>> configuration) {
        new OptionReader(naming.get(), outside(), takesPaths, problems).read(configuration);
    }

    public void readEnvironment(@Nullable String prefix, @Nullable Map<?, ?> variables) {
        if (variables == null) {
            problems.section()
                    .error(
                            "environment",
                            null,
                            Reason.NULL_VALUE,
                            "the environment must not be null; leave the call out, or pass System.getenv()");
        } else if (prefix == null || !PREFIX.matches(prefix)) {
            problems.section()
                    .error(
                            "environment",
                            prefix,
                            prefix == null ? Reason.NULL_VALUE : Reason.TYPE_INVALID,
                            "all variable names must begin with the prefix, which must consist of letters, digits and"
                                    + " underscores, and end in an underscore; write " + prefix(prefix));
        } else {
            OptionNaming names = OptionNaming.ofVariables(prefix);
            namingOutside = names;
            List<Map.Entry<?, ?>> all = ForeignTypes.entries(variables);
            OptionReader reader = new OptionReader(names, outside(), takesPaths, problems);
            reader.read(all);
            unread = LikelyOrigins.among(all, names, reader.told(), names.of(outside().origins));
        }
    }

    /** Returns the prefix that was meant. */
    private static String prefix(@Nullable String written) {
        String words = written == null || written.length() > LONGEST_PREFIX
                ? ""
                : SEPARATORS.matcher(written.strip()).replaceAll("_");
        String prefix = words.endsWith("_") ? words : words + "_";
        return prefix.length() > 1 && PREFIX.matches(prefix) ? prefix : USUAL_PREFIX;
    }

    /** Returns whether this scope sets origins, from whatever source. */
    public boolean setsOrigins() {
        return sources().stream().anyMatch(options -> options.origins.isSet());
    }

    /** Warns that no origins are set, if a configuration or environment was read. Even an empty one may be incomplete. */
    public void warnOfOmittedOrigins() {
        if (namingOutside != null) {
            new OptionReport(namingOutside.of(outside().origins), problems.section())
                    .warning(
                            "*",
                            Reason.ANY_ORIGIN_BY_OMISSION,
                            "no origins are set, so any origin is allowed; list the allowed origins, or * if that is"
                                    + " intended");
            unread.forEach((name, remedy) -> problems.section().oddName(name, "this variable is not read; " + remedy));
        }
    }

    /** Warns of resources and exclusions from outside that those in code replace. */
    public void warnOfReplacedPaths() {
        if (code == null || outside == null) {
            return;
        }
        if (code.resources.isSet()) {
            Set<String> declared = code.resources.value().stream()
                    .filter(resource -> resource.pattern() != null)
                    .map(resource -> resource.pattern().canonical())
                    .collect(Collectors.toSet());
            List<PathPattern> lost = outside.resources.value().stream()
                    .filter(resource -> resource.pattern() != null)
                    .filter(resource -> !resource.scope().sources().isEmpty()
                            || !declared.contains(resource.pattern().canonical()))
                    .map(Resource::pattern)
                    .toList();
            warnOfReplaced(
                    outside.resources,
                    lost,
                    "not used, because code declares resources; declare all of them in one place");
        }
        if (code.exclude.isSet()) {
            Set<String> excluded =
                    code.exclude.value().stream().map(PathPattern::canonical).collect(Collectors.toSet());
            List<PathPattern> lost = outside.exclude.value().stream()
                    .filter(path -> !excluded.contains(path.canonical()))
                    .toList();
            warnOfReplaced(
                    outside.exclude,
                    lost,
                    "not excluded, because code excludes other paths; list all exclusions in one place");
        }
    }

    private static void warnOfReplaced(Setting<?> setting, List<PathPattern> lost, String message) {
        if (!lost.isEmpty()) {
            setting.warn(lost.stream().map(PathPattern::text).toList(), Reason.WITHOUT_EFFECT, message);
        }
    }

    /** Returns the sources that set options, in order of precedence. */
    public List<Options> sources() {
        List<Options> sources = new ArrayList<>(2);
        if (code != null) {
            sources.add(code);
        }
        if (outside != null) {
            sources.add(outside);
        }
        return sources;
    }
}
