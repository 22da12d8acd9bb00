package io.github.cors4j;

import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.options.CredentialRules;
import io.github.cors4j.internal.options.OddCombinations;
import io.github.cors4j.internal.options.OptionsInForce;
import io.github.cors4j.internal.options.Resource;
import io.github.cors4j.internal.options.ScopeSettings;
import io.github.cors4j.internal.path.PathPattern;
import io.github.cors4j.internal.path.PathTable;
import io.github.cors4j.internal.path.Reachability;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.ExpressionBudget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a policy from options, or throws an exception that lists all their problems. */
final class PolicyCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(Cors.class);
    private static final String EVERYTHING = "*";

    private final ScopeSettings scope;
    private final @Nullable CorsListener listener;
    private final Problems problems;
    private final OptionsInForce inherited;
    private final OddCombinations oddities = new OddCombinations();
    private @Nullable OptionsInForce checkedInherited;

    PolicyCompiler(ScopeSettings scope, @Nullable CorsListener listener) {
        this.scope = scope;
        this.listener = listener;
        this.problems = scope.problems();
        this.inherited = OptionsInForce.of(scope);
    }

    Cors compile() {
        List<PathPattern> excluded = inherited.get(options -> options.exclude);
        List<PathTable.Entry<Coverage>> resources = new ArrayList<>();
        boolean coversAll = !inherited.isSet(options -> options.resources);
        if (coversAll) {
            resources.add(new PathTable.Entry<>(
                    PathPattern.EVERYTHING, Coverage.by(new Policy(EVERYTHING, checkedInherited()))));
        } else {
            addPolicies(inherited.get(options -> options.resources), resources);
        }
        Problems paths = problems.section();
        spend(excluded, resources);
        problems.throwIfAny();
        if (excluded.isEmpty() && coversAll) {
            return new Cors(ResourceTable.ofEverything(resources.get(0).value()), warnings(), listener);
        }
        PathTable<Coverage> table = new PathTable<>(resources);
        PathTable<Boolean> exclusions = new PathTable<>(
                excluded.stream().map(path -> new PathTable.Entry<>(path, true)).toList(), true);
        refuseBroad(table, "resources");
        refuseBroad(exclusions, "exclude");
        problems.throwIfAny();
        if (!coversAll) {
            new Reachability("resources", paths, table, exclusions).check();
        }
        return new Cors(ResourceTable.of(table, exclusions), warnings(), listener);
    }

    private void refuseBroad(PathTable<?> paths, String place) {
        if (paths.isTooBroad()) {
            problems.section()
                    .error(
                            place,
                            paths.toString(),
                            Reason.TOO_LARGE,
                            "its wildcards allow thousands of ways to match a path; write fewer patterns that differ"
                                    + " only in where they have a *");
        }
    }

    /** Reports expressions that exceed the budget of the policy: a path may have to be matched against all of them. */
    private void spend(List<PathPattern> excluded, List<PathTable.Entry<Coverage>> resources) {
        ExpressionBudget budget = PathPattern.budget();
        spend("exclude", excluded, budget);
        spend("resources", resources.stream().map(PathTable.Entry::pattern).toList(), budget);
    }

    private void spend(String place, List<PathPattern> paths, ExpressionBudget budget) {
        for (PathPattern path : paths) {
            String refusal = path.expression() == null ? null : budget.spend(path.expression());
            if (refusal != null) {
                problems.section().error(place, path.text(), Reason.EXPRESSION_INVALID, refusal);
            }
        }
    }

    private void addPolicies(List<Resource> declared, List<PathTable.Entry<Coverage>> policies) {
        Set<String> seen = new HashSet<>();
        for (Resource resource : declared) {
            if (problems.isFull()) {
                return; // nothing can be built, and no more problems are kept
            }
            PathPattern pattern = resource.pattern();
            OptionsInForce options = inForce(resource.scope());
            if (pattern == null) {
                continue;
            }
            if (!seen.add(pattern.canonical())) {
                resource.refuse(
                        pattern.text(),
                        Reason.RESOURCE_TWICE,
                        "the resource is declared twice; a trailing slash makes no difference; declare it once");
            }
            policies.add(new PathTable.Entry<>(pattern, Coverage.by(new Policy(pattern.text(), options))));
        }
    }

    /**
     * Returns the options in force in a resource. Resources that set none share them, which halves the memory of 10,000 such
     * resources.
     */
    private OptionsInForce inForce(ScopeSettings resource) {
        return resource.sources().isEmpty() ? checkedInherited() : checked(inherited.within(resource));
    }

    private OptionsInForce checkedInherited() {
        if (checkedInherited == null) {
            checkedInherited = checked(inherited);
        }
        return checkedInherited;
    }

    private OptionsInForce checked(OptionsInForce options) {
        new CredentialRules(options).check();
        oddities.lookAt(options);
        return options;
    }

    private List<ConfigurationProblem> warnings() {
        oddities.warn();
        scope.warnOfReplacedPaths();
        List<ScopeSettings> scopes = new ArrayList<>(List.of(scope));
        inherited.get(options -> options.resources).forEach(resource -> scopes.add(resource.scope()));
        if (scopes.stream().noneMatch(ScopeSettings::setsOrigins)) {
            scopes.forEach(ScopeSettings::warnOfOmittedOrigins);
        }
        List<ConfigurationProblem> warnings = problems.warnings();
        warnings.forEach(warning -> LOG.warn("CORS configuration: {}", warning));
        return warnings;
    }
}
