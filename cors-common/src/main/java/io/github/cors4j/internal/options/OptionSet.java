package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import io.github.cors4j.internal.text.Expression;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options that one source has set for one scope, not yet checked: lists as {@code List<Object>}, flags as
 * {@code Boolean}, max age as {@code Duration}, status as {@code Integer}, resources as {@code List<Resource>}.
 */
public final class OptionSet {
    /** A path pattern, as a text or a {@code Pattern}, with the options that it sets for itself. */
    public record Resource(@Nullable Object pattern, OptionSet options, OptionSet configuration) {}

    private final String place;
    private final Map<Option, @Nullable Object> values = new EnumMap<>(Option.class);
    private final Problems problems = new Problems();

    /** Takes what problems name as the place of the options: empty, or a resource. */
    public OptionSet(String place) {
        this.place = place;
    }

    public static OptionSet ofResource(@Nullable Object pattern) {
        String name = pattern == null ? "null" : HarmlessText.bare(Expression.text(pattern));
        return new OptionSet(Option.RESOURCES.key() + "." + name);
    }

    public String place() {
        return place;
    }

    public String place(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    public String place(Option option) {
        return place(option.key());
    }

    public Problems problems() {
        return problems;
    }

    public boolean has(Option option) {
        return values.containsKey(option);
    }

    /** Whether nothing was set, nor tried to be. */
    public boolean isEmpty() {
        return values.isEmpty() && problems.isEmpty();
    }

    public boolean hasAny(Option... options) {
        for (Option option : options) {
            if (has(option)) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    public Object get(Option option) {
        return values.get(option);
    }

    public void set(Option option, @Nullable Object value) {
        if (has(option)) {
            problems.error(
                    place(option), value, Reason.SET_TWICE, "the option is set twice; set it once, with all values");
            return;
        }
        values.put(option, value);
    }

    /** Unlike other options, resources are declared one at a time. */
    public void addResource(Resource resource) {
        if (!has(Option.RESOURCES)) {
            values.put(Option.RESOURCES, new ArrayList<Resource>());
        }
        resources().add(resource);
    }

    @SuppressWarnings("unchecked")
    public List<Resource> resources() {
        return has(Option.RESOURCES) ? (List<Resource>) values.get(Option.RESOURCES) : List.of();
    }
}
