package io.github.cors4j.internal.explain;

import io.github.cors4j.internal.path.PathPattern;
import io.github.cors4j.internal.path.PathTable;
import io.github.cors4j.internal.text.HarmlessText;
import io.github.cors4j.internal.text.Listing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why a policy has nothing to do with a path, and how a resource misses it that is like it. */
public final class PathHint {
    /** How many resources are compared: an explanation is not worth more. */
    private static final int MOST = 1_000;

    private final String path;
    private final List<PathPattern> resources;

    private PathHint(String path, List<PathPattern> resources) {
        this.path = path;
        this.resources = resources;
    }

    /**
     * Looks for the cause.
     *
     * @param exclusion what excludes the path, if anything does
     */
    public static Hint of(String path, List<PathPattern> resources, @Nullable PathPattern exclusion) {
        String quoted = HarmlessText.of(path);
        if (exclusion != null) {
            return new Hint(
                    "the path " + quoted + " is excluded by " + exclusion.text(),
                    "remove " + exclusion.text() + " from exclude, or leave the path without CORS");
        }
        return new PathHint(path, resources)
                .nearest()
                .orElseGet(() -> new Hint(
                        "no resource of the policy covers the path " + quoted + ": there are "
                                + Listing.of(resources.stream()
                                        .map(PathPattern::text)
                                        .toList()),
                        "add a resource that matches the path, such as " + quoted));
    }

    private Optional<Hint> nearest() {
        return resources.stream()
                .limit(MOST)
                .flatMap(pattern -> near(pattern).stream())
                .findFirst();
    }

    private Optional<Hint> near(PathPattern pattern) {
        String cause = "the path " + HarmlessText.of(path) + " is not covered: ";
        if (new PathTable<>(List.of(new PathTable.Entry<>(pattern, true)))
                        .ignoringCase()
                        .find(path)
                != null) {
            return Optional.of(new Hint(
                    cause + "the letter case differs from the resource " + pattern.text(),
                    "request the path as the resource spells it, or add a resource for this spelling"));
        }
        if (pattern.isExact() && path.startsWith(pattern.canonical() + "/")) {
            return Optional.of(new Hint(
                    cause + "the resource " + pattern.text() + " is that very path, and nothing below it",
                    "write " + pattern.canonical() + "/* to cover what is below"));
        }
        String parent = pattern.isPrefix()
                ? pattern.canonical().substring(0, pattern.canonical().lastIndexOf('/'))
                : pattern.canonical();
        if (pattern.expression() == null && !parent.isEmpty() && !parent.contains("*") && path.startsWith(parent)) {
            return Optional.of(new Hint(
                    cause + "it only begins like the resource " + pattern.text()
                            + ", and patterns compare whole segments",
                    "add a resource for the path"));
        }
        return Optional.empty();
    }
}
