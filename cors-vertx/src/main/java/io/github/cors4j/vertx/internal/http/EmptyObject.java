package io.github.cors4j.vertx.internal.http;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value in the data of a routing context that is serialised as an empty object. It is an interface because
 * {@link java.util.AbstractMap} has fields, which each request would have to allocate.
 */
interface EmptyObject extends Map<String, Object> {
    @Override
    default int size() {
        return 0;
    }

    @Override
    default boolean isEmpty() {
        return true;
    }

    @Override
    default boolean containsKey(Object key) {
        return false;
    }

    @Override
    default boolean containsValue(Object value) {
        return false;
    }

    @Override
    default @Nullable Object get(Object key) {
        return null;
    }

    @Override
    default @Nullable Object put(String key, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    default @Nullable Object remove(Object key) {
        throw new UnsupportedOperationException();
    }

    @Override
    default void putAll(Map<? extends String, ?> other) {
        throw new UnsupportedOperationException();
    }

    @Override
    default void clear() {
        throw new UnsupportedOperationException();
    }

    @Override
    default Set<String> keySet() {
        return Set.of();
    }

    @Override
    default Collection<Object> values() {
        return Set.of();
    }

    @Override
    default Set<Entry<String, Object>> entrySet() {
        return Set.of();
    }
}
