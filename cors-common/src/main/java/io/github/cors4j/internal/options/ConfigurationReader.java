package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.text.EditDistance;
import io.github.cors4j.internal.text.HarmlessText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads options from parsed JSON or YAML, or from the environment. */
public final class ConfigurationReader {
    /** How an environment spells its keys. */
    private static final com.google.re2j.Pattern VARIABLE = com.google.re2j.Pattern.compile("[A-Z0-9_]+");

    /** Less than {@code Long.parseLong} takes: no plus sign, and not the digits of every script. */
    private static final com.google.re2j.Pattern WHOLE_NUMBER = com.google.re2j.Pattern.compile("-?[0-9]+");

    private final OptionSet target;
    private final boolean takesPaths;
    private final Map<String, String> environment;

    /** Takes where to put the options, and whether that place may have resources and exclusions. */
    public ConfigurationReader(OptionSet target, boolean takesPaths) {
        this(target, takesPaths, System.getenv());
    }

    /** Takes the environment of the process as well, of which any other map may only look like a copy. */
    public ConfigurationReader(OptionSet target, boolean takesPaths, Map<String, String> environment) {
        this.target = target;
        this.takesPaths = takesPaths;
        this.environment = environment;
    }

    public void read(@Nullable Map<?, ?> configuration) {
        if (configuration == null) {
            target.problems()
                    .error("configuration", null, Reason.NULL_VALUE, "leave the call out, or pass an empty map");
        } else if (isEnvironment(configuration)) {
            configuration.forEach((key, value) -> {
                if (key instanceof String name && name.startsWith(Option.ENVIRONMENT_PREFIX)) {
                    readKey(name, fromEnvironment(name, value), Option::ofEnvironmentKey, Option::environmentKey);
                } else if (configuration != environment && key instanceof String name && knows(name)) {
                    target.problems()
                            .error(
                                    name,
                                    value,
                                    Reason.UNKNOWN_KEY,
                                    "the other keys are those of an environment; write " + environmentKeyOf(name));
                }
            });
        } else {
            readPlain(configuration);
        }
    }

    private void readPlain(Map<?, ?> options) {
        options.forEach((key, value) ->
                readKey(String.valueOf(key), value, Option::ofKey, option -> Optional.of(option.key())));
    }

    /** One of our keys tells an environment, or that all keys are written as there and none could be meant as ours. */
    private boolean isEnvironment(Map<?, ?> configuration) {
        return configuration == environment
                || configuration.keySet().stream()
                        .anyMatch(key -> key instanceof String name && name.startsWith(Option.ENVIRONMENT_PREFIX))
                || !configuration.isEmpty()
                        && configuration.keySet().stream()
                                .allMatch(key -> key instanceof String name && isForeignVariable(name));
    }

    private static boolean isForeignVariable(String name) {
        return VARIABLE.matches(name)
                && Option.ofEnvironmentKey(Option.ENVIRONMENT_PREFIX + name).isEmpty();
    }

    private static boolean knows(String key) {
        return Option.ofKey(key).isPresent();
    }

    private static String environmentKeyOf(String key) {
        return Option.ofKey(key).flatMap(Option::environmentKey).orElse("it in code: the environment cannot hold it");
    }

    private void readKey(
            String key,
            @Nullable Object value,
            Function<String, Optional<Option>> byKey,
            Function<Option, Optional<String>> keyOf) {
        Optional<Option> known = byKey.apply(key);
        if (known.isEmpty()) {
            target.problems()
                    .error(
                            target.place(key.isBlank() ? HarmlessText.of(key) : HarmlessText.bare(key)),
                            value,
                            Reason.UNKNOWN_KEY,
                            "there is no such option" + nearest(key, keyOf));
        } else if (known.get().selectsPaths() && !takesPaths) {
            target.problems()
                    .error(
                            target.place(known.get()),
                            value,
                            Reason.NOT_HERE,
                            "a resource or a route has no paths of its own; set it for the whole policy");
        } else {
            read(known.get(), value);
        }
    }

    private static String nearest(String key, Function<Option, Optional<String>> keyOf) {
        return Stream.of(Option.values())
                .flatMap(option -> keyOf.apply(option).stream())
                .min((a, b) -> Integer.compare(EditDistance.between(key, a), EditDistance.between(key, b)))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private void read(Option option, @Nullable Object value) {
        if (option == Option.RESOURCES) {
            readResources(value);
        } else if (value == null && option == Option.MAX_AGE) {
            target.set(option, null);
        } else if (value == null && option == Option.EXPOSE_HEADERS) {
            target.set(option, List.of());
        } else if (value == null) {
            problem(
                    option,
                    null,
                    Reason.NULL_VALUE,
                    "null is no value here; leave the key out to inherit or keep the default");
        } else if (option.isList()) {
            readList(option, value);
        } else if (option.isFlag()) {
            readFlag(option, value);
        } else {
            readNumber(option, value);
        }
    }

    private void readList(Option option, Object value) {
        if (value instanceof Collection<?> entries) {
            target.set(option, new ArrayList<>(entries));
        } else if (value instanceof Object[] entries) {
            target.set(option, new ArrayList<>(Arrays.asList(entries)));
        } else if (value instanceof String || value instanceof Pattern) {
            target.set(option, List.of(value));
        } else {
            problem(option, value, Reason.TYPE_INVALID, "write a list of texts, or one text for a single entry");
        }
    }

    private void readFlag(Option option, Object value) {
        if (value instanceof Boolean flag) {
            target.set(option, flag);
        } else if (value.equals("true") || value.equals("false")) {
            target.set(option, value.equals("true"));
        } else {
            problem(option, value, Reason.TYPE_INVALID, "write true or false");
        }
    }

    private void readNumber(Option option, Object value) {
        if (option == Option.MAX_AGE && value instanceof Duration) {
            target.set(option, value);
            return;
        }
        try {
            long number = number(value);
            target.set(
                    option,
                    option == Option.MAX_AGE ? (Object) Duration.ofSeconds(number) : (Object) Math.toIntExact(number));
        } catch (ArithmeticException | NumberFormatException e) {
            problem(
                    option,
                    value,
                    Reason.TYPE_INVALID,
                    option == Option.MAX_AGE
                            ? "write whole seconds, such as 3600"
                            : "write a whole number, such as 204");
        }
    }

    private static long number(Object value) {
        if (value instanceof Number) {
            return new BigDecimal(value.toString()).longValueExact();
        }
        if (value instanceof String text && WHOLE_NUMBER.matches(text)) {
            return Long.parseLong(text);
        }
        throw new NumberFormatException();
    }

    private void readResources(@Nullable Object value) {
        if (value instanceof Map<?, ?> resources) {
            List<OptionSet.Resource> all = new ArrayList<>();
            resources.forEach((pattern, options) -> all.add(resource(pattern, options)));
            target.set(Option.RESOURCES, all);
        } else if (value instanceof Collection<?> patterns) {
            target.set(Option.RESOURCES, patterns.stream().map(this::resource).toList());
        } else if (value instanceof String || value instanceof Pattern) {
            target.set(Option.RESOURCES, List.of(resource(value)));
        } else {
            problem(
                    Option.RESOURCES,
                    value,
                    value == null ? Reason.NULL_VALUE : Reason.TYPE_INVALID,
                    "write an object from path pattern to options, or a list of path patterns");
        }
    }

    private OptionSet.Resource resource(@Nullable Object pattern) {
        return resource(pattern, Map.of());
    }

    private OptionSet.Resource resource(@Nullable Object pattern, @Nullable Object options) {
        OptionSet configured = OptionSet.ofResource(pattern);
        if (options instanceof Map<?, ?> map) {
            new ConfigurationReader(configured, false, environment).readPlain(map);
        } else {
            configured
                    .problems()
                    .error(
                            configured.place(),
                            options,
                            options == null ? Reason.NULL_VALUE : Reason.TYPE_INVALID,
                            "write an object with the resource's options, {} for none");
        }
        return new OptionSet.Resource(pattern, OptionSet.ofResource(pattern), configured);
    }

    /** Environment values are texts; lists in them are separated by commas. */
    private static @Nullable Object fromEnvironment(String key, @Nullable Object value) {
        boolean list = Option.ofEnvironmentKey(key)
                .filter(option -> option.isList() || option == Option.RESOURCES)
                .isPresent();
        return list && value instanceof String text
                ? Stream.of(text.split(",", -1)).map(String::strip).toList()
                : value;
    }

    private void problem(Option option, @Nullable Object value, Reason reason, String message) {
        target.problems().error(target.place(option), value, reason, message);
    }
}
