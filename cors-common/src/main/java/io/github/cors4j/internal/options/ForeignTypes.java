package io.github.cors4j.internal.options;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads lists, objects and texts, whatever classes a JSON or YAML library represents them with. */
final class ForeignTypes {
    /** Classes that iterate in the order of hash codes, which for {@code Map.of} even differs between processes. */
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

    /** The most entries that are read from an object, in case it never ends. Its readers refuse far fewer. */
    private static final int MOST = 100_000;

    private ForeignTypes() {}

    /** Returns whether a value is Kotlin's {@code Regex}, by its name, so that nothing here refers to Kotlin. */
    static boolean isRegexOfKotlin(Object value) {
        return value.getClass().getName().endsWith(".text.Regex");
    }

    /** Returns whether a value is a map or a list of map entries. An empty list is not an object. */
    static boolean isObject(Object value) {
        if (value instanceof Map) {
            return true;
        }
        Iterator<?> entries = value instanceof Iterable<?> all ? all.iterator() : Collections.emptyIterator();
        return entries.hasNext() && entries.next() instanceof Map.Entry;
    }

    /** Returns the entries of an object; {@code null} if the value is not an object. */
    static @Nullable List<Map.Entry<?, ?>> entriesIn(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return entries(map);
        }
        if (value instanceof Collection<?> all && all.isEmpty()) {
            return null;
        }
        return value instanceof Iterable<?> all ? entries(all) : null;
    }

    /** Returns the entries of a map in its order, or sorted by key if it has no order. */
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

    /** Returns a list unchanged, and a set without order sorted by the texts of its elements. */
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
