package io.github.cors4j;

import io.github.cors4j.internal.path.PathNormalizer;
import io.github.cors4j.internal.path.PathPattern;
import io.github.cors4j.internal.path.PathTable;
import io.github.cors4j.internal.text.Listing;
import io.github.cors4j.spi.RequestReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which resource a path belongs to, and that it belongs to none where it can be taken for several. */
final class ResourceTable {
    private final PathTable<Coverage> resources;
    private final PathTable<Boolean> excluded;
    private final @Nullable Coverage everything;

    private ResourceTable(PathTable<Coverage> resources, PathTable<Boolean> excluded, @Nullable Coverage everything) {
        this.resources = resources;
        this.excluded = excluded;
        this.everything = everything;
    }

    static ResourceTable ofEverything(Policy policy) {
        Coverage everything = Coverage.by(policy);
        PathTable<Coverage> alone = new PathTable<>(List.of(new PathTable.Entry<>(PathPattern.EVERYTHING, everything)));
        return new ResourceTable(alone, new PathTable<>(List.of()), everything);
    }

    static ResourceTable of(PathTable<Policy> resources, PathTable<Boolean> excluded) {
        List<PathTable.Entry<Coverage>> entries = resources.entries().stream()
                .map(entry -> new PathTable.Entry<>(entry.pattern(), Coverage.by(entry.value())))
                .toList();
        return new ResourceTable(new PathTable<>(entries), excluded, null);
    }

    boolean coversEverything() {
        return everything != null;
    }

    /** The resources, in the order of declaration. */
    List<PathTable.Entry<Coverage>> resources() {
        return resources.entries();
    }

    List<PathTable.Entry<Boolean>> excluded() {
        return excluded.entries();
    }

    /** Returns whose business the path of a request is. */
    <R> Coverage find(RequestKind kind, R request, RequestReader<R> reader) {
        if (everything != null) {
            return everything;
        }
        boolean ignoreCase = reader.pathsIgnoreCase(request);
        String path = reader.path(request);
        String normal = PathNormalizer.normalize(path);
        String served = PathNormalizer.asServed(path);
        Coverage found = find(path, ignoreCase);
        Coverage ofNormal = normal.equals(path) ? found : find(normal, ignoreCase);
        Coverage ofServed = served.equals(normal) ? ofNormal : find(served, ignoreCase);
        if (found != ofNormal || found != ofServed) {
            return cautious(kind, cautious(kind, found, ofNormal), ofServed).ambiguous();
        }
        return found != Coverage.NONE
                        && PathNormalizer.hasMoreToDecode(path)
                        && isOfAnother(found, PathNormalizer.asDecodedTwice(path), ignoreCase)
                ? found.ambiguous()
                : found;
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

    /** Decides whether a path that only a server of files makes of the request's is excluded, or of another resource. */
    private boolean isOfAnother(Coverage found, String path, boolean ignoreCase) {
        if (isExcluded(path, ignoreCase)) {
            return true;
        }
        Coverage other = find(path, ignoreCase);
        return other != Coverage.NONE && other != found;
    }

    /** Returns, of two that grant nothing, the one that tells caches more. */
    private static Coverage cautious(RequestKind kind, Coverage a, Coverage b) {
        return b.varies(kind) > a.varies(kind) ? b : a;
    }

    @Override
    public String toString() {
        String policies = Listing.of(resources().stream()
                .map(PathTable.Entry::value)
                .map(Coverage::policy)
                .toList());
        return everything != null ? policies : policies + " except " + excluded;
    }
}
