package io.github.cors4j.internal.path;

import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.ShortList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of a path: exact paths by hash, then wildcards by walking the path's segments once, then expressions.
 */
public final class PathTable<V> {
    /** A pattern and its value. */
    public record Entry<V>(PathPattern pattern, V value) {
        Entry<V> ignoringCase() {
            return new Entry<>(pattern.ignoringCase(), value);
        }
    }

    /** How many nodes a look-up may visit, about 50 ns each. Few applications need more than ten. */
    private static final int MOST_VISITS = 2_000;

    /** Patterns with more literal segments come first, then longer ones. Equal ones keep the order of declaration. */
    static final Comparator<PathPattern> WILDCARDS = Comparator.comparingInt(PathPattern::literals)
            .thenComparingInt(PathPattern::length)
            .reversed();

    /** Expressions with more slashes come first, then longer ones. Equal ones keep the order of declaration. */
    static final Comparator<PathPattern> EXPRESSIONS = Comparator.<PathPattern>comparingLong(
                    pattern -> pattern.text().chars().filter(c -> c == '/').count())
            .thenComparingInt(pattern -> pattern.text().length())
            .reversed();

    private final List<Entry<V>> entries;
    private final Map<String, Entry<V>> exact = new HashMap<>();
    private final WildcardTree<V> wildcards;
    private final List<Entry<V>> expressions = new ArrayList<>();
    private final @Nullable V beyond;
    private final boolean ignoresCase;
    private @Nullable volatile PathTable<V> ignoringCase;
    private @Nullable volatile PathNeighbours neighbours;

    public PathTable(List<Entry<V>> entries) {
        this(entries, null, false);
    }

    /**
     * Creates a table.
     *
     * @param beyond the value of paths that are too long for expressions, if there are expressions and no other pattern
     *     matches
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
            PathPattern pattern = entry.pattern();
            if (pattern.expression() != null) {
                expressions.add(entry);
            } else {
                add(entry, pattern, wild);
                PathPattern written = pattern.asWritten();
                if (written != pattern) {
                    // a router that does not decode uses this spelling
                    add(entry, ignoresCase ? written.ignoringCase() : written, wild);
                }
            }
        }
        expressions.sort(Comparator.comparing(Entry::pattern, EXPRESSIONS));
        wild.sort(Comparator.comparing(Entry::pattern, WILDCARDS));
        wildcards = new WildcardTree<>(wild);
    }

    private void add(Entry<V> entry, PathPattern spelled, List<Entry<V>> wild) {
        if (spelled.isExact()) {
            exact.putIfAbsent(spelled.canonical(), entry);
        } else {
            wild.add(spelled == entry.pattern() ? entry : new Entry<>(spelled, entry.value()));
        }
    }

    /** Returns this table for a router that ignores letter case. It is created on the first call, since few routers do. */
    public PathTable<V> ignoringCase() {
        PathTable<V> made = ignoringCase;
        if (made == null) {
            made = new PathTable<>(entries.stream().map(Entry::ignoringCase).toList(), beyond, true);
            ignoringCase = made;
        }
        return made;
    }

    /** Returns whether finding a path takes too long, because the wildcards allow too many ways to read it. */
    public boolean isTooBroad() {
        return wildcards.ignoringCase().mostVisits() > MOST_VISITS; // a router that ignores case never visits fewer
    }

    /** Returns the patterns other than expressions, in their order of precedence. */
    List<PathPattern> plain() {
        List<PathPattern> plain = patterns(PathPattern::isExact);
        plain.addAll(wild());
        return plain;
    }

    /** Returns the wildcards, in their order of precedence. */
    List<PathPattern> wild() {
        List<PathPattern> wild = patterns(PathPattern::isWild);
        wild.sort(WILDCARDS);
        return wild;
    }

    private List<PathPattern> patterns(Predicate<PathPattern> kind) {
        List<PathPattern> patterns = new ArrayList<>(entries.size());
        for (Entry<V> entry : entries) {
            if (kind.test(entry.pattern())) {
                patterns.add(entry.pattern());
            }
        }
        return patterns;
    }

    /** Returns the expressions, in their order of precedence. */
    List<PathPattern> expressions() {
        return expressions.stream().map(Entry::pattern).toList();
    }

    /**
     * Returns the pattern with the longest beginning in common with a path that no pattern matches; {@code null} if none
     * has.
     */
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

    /** Returns the value of a path; {@code null} if no pattern matches. */
    @Nullable
    public V find(String path) {
        String spelled = spelled(path);
        Entry<V> found = entry(spelled);
        if (found == null && spelled.length() > PathPattern.LONGEST_FOR_EXPRESSIONS && !expressions.isEmpty()) {
            return beyond;
        }
        return found == null ? null : found.value();
    }

    /** Returns the pattern that decides about a path; {@code null} if none does. */
    @Nullable
    public PathPattern pattern(String path) {
        Entry<V> found = entry(spelled(path));
        return found == null ? null : found.pattern();
    }

    /** Returns the pattern that would decide about a path if there were no expressions; {@code null} if none would. */
    @Nullable
    PathPattern plain(String path) {
        Entry<V> found = plainEntry(path);
        return found == null ? null : found.pattern();
    }

    private String spelled(String path) {
        return ignoresCase ? lowerCase(path) : path;
    }

    private @Nullable Entry<V> entry(String path) {
        Entry<V> found = plainEntry(path);
        return found != null || expressions.isEmpty() ? found : findExpression(path);
    }

    private @Nullable Entry<V> plainEntry(String path) {
        int end = end(path);
        Entry<V> found = exact.isEmpty() ? null : exact.get(path.substring(0, end));
        return found == null ? wildcards.find(path, end) : found;
    }

    /** Returns the length without a trailing slash, which makes no difference. */
    private static int end(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    }

    /** Returns the first entry whose expression matches the path with or without a trailing slash. */
    private @Nullable Entry<V> findExpression(String path) {
        if (path.length() > PathPattern.LONGEST_FOR_EXPRESSIONS) {
            return null;
        }
        String bare = path.substring(0, end(path));
        String slashed = bare.endsWith("/") ? bare : bare + "/";
        for (Entry<V> entry : expressions) {
            Expression expression = entry.pattern().expression();
            if (expression != null && (expression.matches(bare) || expression.matches(slashed))) {
                return entry;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return ShortList.of(entries, entry -> entry.pattern().text());
    }
}
