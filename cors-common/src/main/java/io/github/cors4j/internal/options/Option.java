package io.github.cors4j.internal.options;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every option, with the names under which a configuration and an environment know it. */
public enum Option {
    RESOURCES("resources"),
    EXCLUDE("exclude"),
    ORIGINS("origins"),
    METHODS("methods"),
    ALLOW_HEADERS("allowHeaders"),
    EXPOSE_HEADERS("exposeHeaders"),
    SUPPORTS_CREDENTIALS("supportsCredentials"),
    MAX_AGE("maxAge"),
    SEND_WILDCARD("sendWildcard"),
    VARY_HEADER("varyHeader"),
    ALWAYS_SEND("alwaysSend"),
    AUTOMATIC_OPTIONS("automaticOptions"),
    PREFLIGHT_STATUS("preflightStatus"),
    ALLOW_PRIVATE_NETWORK("allowPrivateNetwork"),
    DANGEROUSLY_ALLOW_NULL_ORIGIN("dangerouslyAllowNullOrigin"),
    DANGEROUSLY_ALLOW_INSECURE_ORIGINS("dangerouslyAllowInsecureOrigins"),
    DANGEROUSLY_ALLOW_PUBLIC_SUFFIXES("dangerouslyAllowPublicSuffixes");

    static final String ENVIRONMENT_PREFIX = "CORS_";

    private final String key;

    Option(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** The name in the environment; what is dangerous has none, so that it stands in reviewed code. */
    public Optional<String> environmentKey() {
        return isDangerous() ? Optional.empty() : Optional.of(ENVIRONMENT_PREFIX + name());
    }

    private boolean isDangerous() {
        return key.toLowerCase(Locale.ROOT).startsWith("dangerously");
    }

    /** Whether the option says which paths a policy covers, so that neither a resource nor a route has it. */
    public boolean selectsPaths() {
        return this == RESOURCES || this == EXCLUDE;
    }

    public boolean isList() {
        return switch (this) {
            case EXCLUDE, ORIGINS, METHODS, ALLOW_HEADERS, EXPOSE_HEADERS -> true;
            default -> false;
        };
    }

    public boolean isFlag() {
        return !isList() && this != RESOURCES && this != MAX_AGE && this != PREFLIGHT_STATUS;
    }

    public static Optional<Option> ofKey(String key) {
        return Arrays.stream(values()).filter(option -> option.key.equals(key)).findFirst();
    }

    public static Optional<Option> ofEnvironmentKey(String key) {
        return Arrays.stream(values())
                .filter(option -> option.environmentKey().filter(key::equals).isPresent())
                .findFirst();
    }
}
