package io.github.cors4j.internal.path;

import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what belongs to a path: exact paths by hash, wildcards by walking the path's segments once, expressions last.
 */
public final class PathTable<V> {
    /** A pattern and what belongs to it. */
    public record Entry<V>(PathPattern pattern, V value) {}

    /** More literal segments first, then the longer; the order of declaration stays among equals. */
    static final Comparator<PathPattern> WILDCARDS = Comparator.comparingLong(PathPattern::literals)
            .thenComparingInt(pattern -> pattern.canonical().length())
            .reversed();

    /** More slashes first, then the longer; the order of declaration stays among equals. */
    static final Comparator<PathPattern> EXPRESSIONS = Comparator.<PathPattern>comparingLong(
                    pattern -> pattern.text().chars().filter(c -> c == '/').count())
            .thenComparingInt(pattern -> pattern.text().length())
            .reversed();

    private final List<Entry<V>> entries;
    private final Map<String, V> exact = new HashMap<>();
    private final WildcardNode<V> wildcards;
    private final List<Entry<V>> expressions = new ArrayList<>();
    private final @Nullable V beyond;
    private final boolean ignoresCase;
    private @Nullable volatile PathTable<V> ignoringCase;
    private @Nullable volatile PathTable<PathPattern> patterns;
    private @Nullable volatile PathNeighbours neighbours;

    public PathTable(List<Entry<V>> entries) {
        this(entries, null, false);
    }

    /**
     * Takes the entries, and what belongs to a path that is too long for expressions.
     *
     * @param beyond that, where there are expressions and nothing else takes the path
     */
    public PathTable(List<Entry<V>> entries, V beyond) {
        this(entries, beyond, false);
    }

    private PathTable(List<Entry<V>> entries, @Nullable V beyond, boolean ignoresCase) {
        this.entries = List.copyOf(entries);
        this.beyond = beyond;
        this.ignoresCase = ignoresCase;
        List<Entry<V>> wild = new ArrayList<>();
        for (Entry<V> entry : entries) {
            if (entry.pattern().expression() != null) {
                expressions.add(entry);
            } else {
                add(entry.pattern(), entry.value(), wild);
                // A router that does not decode takes the path in the very spelling of the pattern.
                add(entry.pattern().asWritten(), entry.value(), wild);
            }
        }
        expressions.sort(Comparator.comparing(Entry::pattern, EXPRESSIONS));
        wild.sort(Comparator.comparing(Entry::pattern, WILDCARDS));
        wildcards = WildcardNode.of(wild);
    }

    private void add(PathPattern pattern, V value, List<Entry<V>> wild) {
        if (pattern.isExact()) {
            exact.putIfAbsent(pattern.canonical(), value);
        } else {
            wild.add(new Entry<>(pattern, value));
        }
    }

    /** The same for a router that ignores letter case; made when first asked for, which few routers do. */
    public PathTable<V> ignoringCase() {
        PathTable<V> made = ignoringCase;
        if (made == null) {
            made = new PathTable<>(
                    entries.stream()
                            .map(entry -> new Entry<>(entry.pattern().ignoringCase(), entry.value()))
                            .toList(),
                    beyond,
                    true);
            ignoringCase = made;
        }
        return made;
    }

    /** The same, finding the pattern itself; made when first asked for, which is for an explanation. */
    public PathTable<PathPattern> patterns() {
        PathTable<PathPattern> made = patterns;
        if (made == null) {
            made = new PathTable<>(entries.stream()
                    .map(entry -> new Entry<>(entry.pattern(), entry.pattern()))
                    .toList());
            patterns = made;
        }
        return made;
    }

    /** The pattern that begins most like a path that none matches; {@code null} if none begins so. */
    @Nullable
    public PathPattern nearest(String path) {
        PathNeighbours made = neighbours;
        if (made == null) {
            made = new PathNeighbours(entries.stream().map(Entry::pattern).toList());
            neighbours = made;
        }
        return made.of(path);
    }

    public List<Entry<V>> entries() {
        return entries;
    }

    static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Nullable
    public V find(String path) {
        String spelled = ignoresCase ? lowerCase(path) : path;
        int end = spelled.length() > 1 && spelled.endsWith("/") ? spelled.length() - 1 : spelled.length();
        if (!exact.isEmpty()) {
            V value = exact.get(spelled.substring(0, end));
            if (value != null) {
                return value;
            }
        }
        V value = wildcards.find(spelled, end);
        return value != null || expressions.isEmpty() ? value : findExpression(spelled, end);
    }

    /** A trailing slash makes no difference, so either spelling may match. */
    private @Nullable V findExpression(String path, int end) {
        if (path.length() > PathPattern.LONGEST_FOR_EXPRESSIONS) {
            return beyond;
        }
        String bare = path.substring(0, end);
        String slashed = bare.endsWith("/") ? bare : bare + "/";
        for (Entry<V> entry : expressions) {
            Expression expression = entry.pattern().expression();
            if (expression != null && (expression.matches(bare) || expression.matches(slashed))) {
                return entry.value();
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return Listing.of(entries, entry -> entry.pattern().text());
    }
}
