package io.github.cors4j.internal.options;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads lists, objects and texts of whatever class a JSON or YAML library represents them with. */
final class ForeignTypes {
    /** Classes whose order says nothing: it is that of hashes, and in {@code Map.of} another in each process. */
    private static final Set<String> UNORDERED = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.Properties",
            "java.util.WeakHashMap",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.ImmutableCollections$MapN",
            "java.util.ImmutableCollections$Set12",
            "java.util.ImmutableCollections$SetN");

    /** Where reading an object ends that has no end; whoever reads one refuses fewer. */
    private static final int MOST = 100_000;

    private ForeignTypes() {}

    /** Returns whether a value is Kotlin's class of expressions, which nothing here may refer to, not even in a text. */
    static boolean isRegexOfKotlin(Object value) {
        return value.getClass().getName().endsWith(".text.Regex");
    }

    /** Returns whether a value is an object, from names to values, with at least one; nothing tells an empty list apart. */
    static boolean isObject(Object value) {
        if (value instanceof Map) {
            return true;
        }
        if (value instanceof Iterable<?> entries) {
            Iterator<?> iterator = entries.iterator();
            return iterator.hasNext() && iterator.next() instanceof Map.Entry;
        }
        return false;
    }

    /** Returns the entries of an object; {@code null} if the value is none. */
    static @Nullable List<Map.Entry<?, ?>> entriesIn(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return entries(map);
        }
        if (value instanceof Collection<?> all && all.isEmpty()) {
            return null;
        }
        return value instanceof Iterable<?> all ? entries(all) : null;
    }

    /** Returns the entries of a map in its order, or, where it has none, in that of its keys. */
    static List<Map.Entry<?, ?>> entries(Map<?, ?> map) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (isUnordered(map)) {
            entries.sort(Comparator.comparing(entry -> Objects.toString(entry.getKey())));
        }
        return entries;
    }

    private static @Nullable List<Map.Entry<?, ?>> entries(Iterable<?> all) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>();
        for (Object entry : all) {
            if (entries.size() > MOST) {
                return entries;
            }
            if (!(entry instanceof Map.Entry<?, ?> named)) {
                return null;
            }
            entries.add(named);
        }
        return entries;
    }

    /** Returns a list as it is, or a set without order in the order of its texts. */
    static Iterable<?> inOrder(Iterable<?> list) {
        return isUnordered(list)
                ? StreamSupport.stream(list.spliterator(), false)
                        .sorted(Comparator.comparing(Objects::toString))
                        .toList()
                : list;
    }

    private static boolean isUnordered(Object value) {
        return UNORDERED.contains(value.getClass().getName());
    }
}
