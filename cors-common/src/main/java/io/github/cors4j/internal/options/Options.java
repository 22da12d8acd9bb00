package io.github.cors4j.internal.options;

import io.github.cors4j.internal.header.AllowedHeaders;
import io.github.cors4j.internal.header.MethodNames;
import io.github.cors4j.internal.origin.OriginPattern;
import io.github.cors4j.internal.path.PathPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Declares every option, and holds the values that one source (code, or configuration and environment) sets in one scope.
 *
 * <p>An option is one line here: its key, its name in the environment, its default, and how its value is read and checked.
 * {@code CorsOptions} has its setter and documents it; {@link OptionsInForce#get} returns the value in force.
 */
public final class Options {
    private final List<Setting<?>> all = new ArrayList<>(24);

    public final Setting<List<Resource>> resources = add("resources", "RESOURCES", List.of(), Resources::read);
    public final Setting<List<PathPattern>> exclude = add("exclude", "EXCLUDE", List.of(), Resources::readPaths);
    public final Setting<List<OriginPattern>> origins = add("origins", "ORIGINS", Origins.ANY, Origins::read);
    public final Setting<Set<String>> methods = add("methods", "METHODS", MethodNames.USUAL, Methods::read);
    public final Setting<AllowedHeaders> allowHeaders =
            add("allowHeaders", "ALLOW_HEADERS", AllowedHeaders.ANY, Headers::readAllowed);
    public final Setting<List<String>> exposeHeaders =
            add("exposeHeaders", "EXPOSE_HEADERS", List.of(), Headers::readExposed);
    public final Setting<Boolean> supportsCredentials = flag("supportsCredentials", "SUPPORTS_CREDENTIALS", false);
    public final Setting<Optional<Duration>> maxAge = add("maxAge", "MAX_AGE", Optional.empty(), Scalars::readMaxAge);
    public final Setting<Boolean> sendWildcard = flag("sendWildcard", "SEND_WILDCARD", false);
    public final Setting<Boolean> varyHeader = flag("varyHeader", "VARY_HEADER", true);
    public final Setting<Boolean> alwaysSend = flag("alwaysSend", "ALWAYS_SEND", true);
    public final Setting<Boolean> automaticOptions = flag("automaticOptions", "AUTOMATIC_OPTIONS", true);
    public final Setting<Integer> preflightStatus =
            add("preflightStatus", "PREFLIGHT_STATUS", 200, Scalars::readStatus);
    public final Setting<Boolean> allowPrivateNetwork = flag("allowPrivateNetwork", "ALLOW_PRIVATE_NETWORK", false);
    public final Setting<Boolean> guardWebSockets = flag("guardWebSockets", "GUARD_WEB_SOCKETS", false);
    public final Setting<Boolean> guardUnsafeMethods = flag("guardUnsafeMethods", "GUARD_UNSAFE_METHODS", false);
    public final Setting<Boolean> refuseDisallowed = flag("refuseDisallowed", "REFUSE_DISALLOWED", false);
    public final Setting<Boolean> dangerouslyAllowNullOrigin = dangerous("dangerouslyAllowNullOrigin");
    public final Setting<Boolean> dangerouslyAllowInsecureOrigins = dangerous("dangerouslyAllowInsecureOrigins");
    public final Setting<Boolean> dangerouslyAllowPublicSuffixes = dangerous("dangerouslyAllowPublicSuffixes");
    public final Setting<Boolean> dangerouslyAllowAnyExpression = dangerous("dangerouslyAllowAnyExpression");

    private <T> Setting<T> add(String key, String variable, T byDefault, Setting.Reader<T> reader) {
        return add(new Setting<>(key, variable, byDefault, reader));
    }

    private <T> Setting<T> add(Setting<T> setting) {
        all.add(setting);
        return setting;
    }

    private Setting<Boolean> flag(String key, String variable, boolean byDefault) {
        return add(key, variable, byDefault, Scalars::readFlag);
    }

    /** Declares a flag that no environment can set, so that it is in code or in a file that is reviewed. */
    private Setting<Boolean> dangerous(String key) {
        return add(new Setting<>(key, null, false, Scalars::readFlag));
    }

    public List<Setting<?>> all() {
        return all;
    }

    /** Returns whether an option selects the paths that a policy covers. Resources and routes do not have such options. */
    public boolean selectsPaths(Setting<?> option) {
        return option == resources || option == exclude;
    }

    Optional<Setting<?>> find(String name, OptionNaming naming) {
        for (Setting<?> setting : all) {
            if (naming.variables()
                    ? setting.variable()
                            .filter(known -> (naming.prefix() + known).equals(name))
                            .isPresent()
                    : setting.key().equals(name)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
