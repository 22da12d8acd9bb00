package io.github.cors4j.internal.options;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of one {@link OptionSet}, read as what they mean. */
public final class ParsedOptions {
    private final OptionSet source;
    private final Map<Option, @Nullable Object> values = new EnumMap<>(Option.class);

    ParsedOptions(OptionSet source) {
        this.source = source;
    }

    OptionSet source() {
        return source;
    }

    void put(Option option, @Nullable Object value) {
        values.put(option, value);
    }

    boolean has(Option option) {
        return values.containsKey(option);
    }

    @Nullable
    Object get(Option option) {
        return values.get(option);
    }
}
