package io.github.cors4j;

import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.options.CredentialRules;
import io.github.cors4j.internal.options.EffectiveOptions;
import io.github.cors4j.internal.options.Option;
import io.github.cors4j.internal.options.OptionParser;
import io.github.cors4j.internal.options.OptionSet;
import io.github.cors4j.internal.options.ParsedOptions;
import io.github.cors4j.internal.path.PathPattern;
import io.github.cors4j.internal.path.PathTable;
import io.github.cors4j.internal.path.Reachability;
import io.github.cors4j.internal.problem.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns options into a policy, or into a list of everything that is wrong with them. */
final class PolicyCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(Cors.class);
    private static final String EVERYTHING = "*";

    private final OptionSet own;
    private final OptionSet configured;
    private final Problems problems = new Problems();
    private final List<ParsedOptions> inherited;
    private @Nullable EffectiveOptions ofInherited;

    /** Takes what was set in code, and what came from outside. */
    PolicyCompiler(OptionSet own, OptionSet configured) {
        this.own = own;
        this.configured = configured;
        this.inherited = List.of(parse(own), parse(configured));
    }

    private ParsedOptions parse(OptionSet options) {
        problems.addAll(options.problems());
        return new OptionParser(options, problems).parse();
    }

    Cors compileRoute() {
        Policy policy = new Policy(EVERYTHING, checkedInherited());
        problems.throwIfAny();
        return new Cors(policy, warnings());
    }

    Cors compile() {
        OptionSet source = own.has(Option.RESOURCES) ? own : configured;
        List<PathPattern> excluded = excluded();
        List<PathTable.Entry<Policy>> resources = new ArrayList<>();
        if (source.has(Option.RESOURCES)) {
            readResources(source.resources(), resources);
            new Reachability(Option.RESOURCES.key(), problems).check(resources, excluded);
        } else {
            resources.add(new PathTable.Entry<>(PathPattern.EVERYTHING, new Policy(EVERYTHING, checkedInherited())));
        }
        problems.throwIfAny();
        if (excluded.isEmpty() && !source.has(Option.RESOURCES)) {
            return new Cors(resources.get(0).value(), warnings());
        }
        PathTable<Boolean> exclusions = new PathTable<>(
                excluded.stream().map(path -> new PathTable.Entry<>(path, true)).toList());
        return new Cors(new PathTable<>(resources), exclusions, warnings());
    }

    private void readResources(List<OptionSet.Resource> declared, List<PathTable.Entry<Policy>> resources) {
        Set<String> seen = new HashSet<>();
        String place = Option.RESOURCES.key();
        if (declared.isEmpty()) {
            problems.warning(place, "[]", Reason.EMPTY, "the policy covers no path; leave resources out to cover all");
        }
        for (OptionSet.Resource resource : declared) {
            EffectiveOptions options = options(resource);
            for (PathPattern pattern : paths(place, Collections.singletonList(resource.pattern()))) {
                if (!seen.add(pattern.canonical())) {
                    problems.error(
                            place,
                            pattern.text(),
                            Reason.RESOURCE_TWICE,
                            "the resource is declared twice; a trailing slash makes no difference; declare it once");
                }
                resources.add(new PathTable.Entry<>(pattern, new Policy(pattern.text(), options)));
            }
        }
    }

    private List<PathPattern> excluded() {
        OptionSet source = own.has(Option.EXCLUDE) ? own : configured;
        return source.has(Option.EXCLUDE) ? paths(source.place(Option.EXCLUDE), source.get(Option.EXCLUDE)) : List.of();
    }

    private List<PathPattern> paths(String place, @Nullable Object declared) {
        List<PathPattern> paths = new ArrayList<>();
        for (Object entry : OptionParser.entries(place, declared, problems)) {
            PathPattern pattern = PathPattern.parse(place, entry, problems);
            if (pattern != null) {
                paths.add(pattern);
            }
        }
        return paths;
    }

    /** Resources that set nothing share what follows from the options: half of the memory of 10,000 such resources. */
    private EffectiveOptions options(OptionSet.Resource resource) {
        if (resource.options().isEmpty() && resource.configuration().isEmpty()) {
            return checkedInherited();
        }
        List<ParsedOptions> sources = new ArrayList<>();
        sources.add(parse(resource.options()));
        sources.add(parse(resource.configuration()));
        sources.addAll(inherited);
        return checked(new EffectiveOptions(sources));
    }

    private EffectiveOptions checkedInherited() {
        if (ofInherited == null) {
            ofInherited = checked(new EffectiveOptions(inherited));
        }
        return ofInherited;
    }

    private EffectiveOptions checked(EffectiveOptions options) {
        new CredentialRules(options, problems).check();
        return options;
    }

    private List<ConfigurationProblem> warnings() {
        List<ConfigurationProblem> warnings = problems.warnings();
        warnings.forEach(warning -> LOG.warn("CORS configuration: {}", warning));
        return warnings;
    }
}
