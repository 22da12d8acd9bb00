package io.github.cors4j;

import io.github.cors4j.internal.explain.Hint;
import io.github.cors4j.internal.explain.PathHint;
import io.github.cors4j.internal.path.PathNormalizer;
import io.github.cors4j.internal.path.PathPattern;
import io.github.cors4j.internal.path.PathTable;
import io.github.cors4j.internal.text.ShortList;
import io.github.cors4j.spi.RequestReader;
import io.github.cors4j.spi.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the resource that a path belongs to. A path that may belong to several resources belongs to none. */
final class ResourceTable {
    private final PathTable<Coverage> resources;
    private final PathTable<Boolean> excluded;
    private final @Nullable Coverage everything;

    private ResourceTable(PathTable<Coverage> resources, PathTable<Boolean> excluded, @Nullable Coverage everything) {
        this.resources = resources;
        this.excluded = excluded;
        this.everything = everything;
    }

    static ResourceTable ofEverything(Coverage everything) {
        PathTable<Coverage> alone = new PathTable<>(List.of(new PathTable.Entry<>(PathPattern.EVERYTHING, everything)));
        return new ResourceTable(alone, new PathTable<>(List.of()), everything);
    }

    static ResourceTable of(PathTable<Coverage> resources, PathTable<Boolean> excluded) {
        return new ResourceTable(resources, excluded, null);
    }

    boolean coversEverything() {
        return everything != null;
    }

    boolean isGuarded() {
        return resources.entries().stream()
                .map(entry -> entry.value().policy())
                .anyMatch(policy -> policy != null && policy.isGuarded());
    }

    /** Returns the resources, in the order of declaration. */
    List<PathTable.Entry<Coverage>> resources() {
        return resources.entries();
    }

    /** Returns why the policy does not cover a path. */
    Hint hint(String path, boolean ignoreCase) {
        return PathHint.of(path, resources, excluded, ignoreCase);
    }

    /**
     * Returns which policy covers the path of a request. The raw path, its normalised and decoded forms, and the path that
     * the container uses have to belong to one resource. The path must not climb ({@code ..}) if it is decoded twice.
     * Otherwise the grant could go to the response of another resource, or of a path that no resource covers.
     */
    <R> Coverage find(RequestKind kind, R request, RequestReader<R> reader, Scope scope) {
        Coverage found = findDecodable(kind, request, reader, scope);
        return reader.hasUndecodablePath(request) ? found.ambiguous() : found;
    }

    private <R> Coverage findDecodable(RequestKind kind, R request, RequestReader<R> reader, Scope scope) {
        if (everything != null && scope == Scope.APPLICATION) {
            return everything; // it covers the path wherever that leads
        }
        String path = reader.path(request);
        Coverage found = everything != null ? everything : agreed(kind, path, request, reader);
        return found != Coverage.NONE
                        && PathNormalizer.hasMoreToDecode(path)
                        && leadsElsewhere(path, found, request, reader)
                ? found.ambiguous()
                : found;
    }

    private <R> Coverage agreed(RequestKind kind, String path, R request, RequestReader<R> reader) {
        boolean ignoreCase = reader.pathsIgnoreCase(request);
        String normal = PathNormalizer.normalize(path);
        String served = PathNormalizer.asServed(path);
        Coverage found = find(path, ignoreCase);
        Coverage agreed = normal.equals(path) ? found : agree(kind, found, find(normal, ignoreCase));
        agreed = served.equals(normal) ? agreed : agree(kind, agreed, find(served, ignoreCase));
        List<String> others = reader.otherPaths(request);
        for (int i = 0; i < others.size(); i++) { // an iterator costs 32 bytes, even for an empty list
            String other = others.get(i);
            agreed = PathNormalizer.climbs(other)
                    ? agreed.ambiguous()
                    : agree(kind, agreed, find(PathNormalizer.asContained(other), ignoreCase));
        }
        return agreed;
    }

    /** Returns the more cautious of two resources to which forms of a path belong. If they differ, it is ambiguous. */
    private static Coverage agree(RequestKind kind, Coverage a, Coverage b) {
        if (a.policy() == b.policy()) {
            return a;
        }
        return (b.caution(kind) > a.caution(kind) ? b : a).ambiguous();
    }

    /**
     * Returns whether the path leads to another resource if it is decoded twice. Unless it climbs, an uncovered path does
     * not count: to a router that decodes once, {@code /projects/group%2Fproject} is a path of {@code /projects/*} and no
     * other.
     */
    private <R> boolean leadsElsewhere(String path, Coverage found, R request, RequestReader<R> reader) {
        if (PathNormalizer.climbs(path)) {
            return true;
        }
        boolean ignoreCase = reader.pathsIgnoreCase(request);
        String decoded = PathNormalizer.asDecodedTwice(path);
        Coverage other = find(decoded, ignoreCase);
        if (isExcluded(decoded, ignoreCase)
                || isOfAnother(other, found)
                // Once it is decoded, an escaped star may be matched by an expression.
                || decoded.contains("%2A") && isOfAnother(find(decoded.replace("%2A", "*"), ignoreCase), found)) {
            return true;
        }
        if (!PathNormalizer.hasDotDot(path)) {
            return false;
        }
        return other.policy() != found.policy()
                || PathNormalizer.asServedWithoutParameters(path).stream()
                        .anyMatch(served -> find(served, ignoreCase).policy() != found.policy());
    }

    private static boolean isOfAnother(Coverage other, Coverage found) {
        return other != Coverage.NONE && other.policy() != found.policy();
    }

    private Coverage find(String path, boolean ignoreCase) {
        if (isExcluded(path, ignoreCase)) {
            return Coverage.NONE;
        }
        Coverage found = (ignoreCase ? resources.ignoringCase() : resources).find(path);
        return found == null ? Coverage.NONE : found;
    }

    private boolean isExcluded(String path, boolean ignoreCase) {
        return (ignoreCase ? excluded.ignoringCase() : excluded).find(path) != null;
    }

    @Override
    public String toString() {
        String policies =
                ShortList.of(resources(), entry -> String.valueOf(entry.value().policy()), 10);
        return everything != null ? policies : policies + " except " + excluded;
    }
}
