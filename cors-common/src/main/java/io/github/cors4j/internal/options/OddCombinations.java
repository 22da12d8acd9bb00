package io.github.cors4j.internal.options;

import io.github.cors4j.config.Reason;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Warns of options whose combination is odd, though not wrong.
 *
 * <p>An option may be inherited by many resources. It is without effect only if it has none in any of them, so all of them
 * are examined first.
 */
public final class OddCombinations {
    /** Options that have no effect in at least one scope, each with its warning. */
    private final Map<Setting<?>, String> idle = new IdentityHashMap<>();

    private final Set<Setting<?>> useful = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Lists of exposed headers whose proposals fit beside credentials. */
    private final Set<Setting<?>> fitting = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Examines the options in force in one scope. */
    public void lookAt(OptionsInForce options) {
        if (options.get(o -> o.supportsCredentials) && fitting.add(options.setting(o -> o.exposeHeaders))) {
            options.setting(o -> o.exposeHeaders)
                    .replace(
                            proposed -> proposed.equals("*") ? null : proposed,
                            "",
                            "combined with credentials, browsers treat * as a header name, so list the headers that"
                                    + " pages may read");
        }
        boolean any = options.originMatcher().isAny();
        note(options, o -> o.sendWildcard, any, "it has an effect only if any origin is allowed; remove it");
        String guard = "it refuses nothing if any origin is allowed; list the origins, or remove it";
        note(options, o -> o.guardWebSockets, !any, guard);
        note(options, o -> o.guardUnsafeMethods, !any, guard);
        note(options, o -> o.refuseDisallowed, !any, guard);
        boolean same = any && options.get(o -> o.sendWildcard) && options.get(o -> o.alwaysSend);
        if (!options.get(o -> o.varyHeader) && !same) {
            options.setting(o -> o.varyHeader)
                    .warn(
                            Reason.VARY_MISSING,
                            "responses differ by origin, and a cache may serve the response for one origin to"
                                    + " another; leave varyHeader out unless nothing caches responses");
        }
        if (any && options.get(o -> o.allowPrivateNetwork)) {
            options.setting(o -> o.allowPrivateNetwork)
                    .warn(
                            Reason.PRIVATE_NETWORK_FOR_ANY_ORIGIN,
                            "any page on the web may call this server in your private network; list the origins");
        }
    }

    private void note(
            OptionsInForce options, Function<Options, Setting<Boolean>> flag, boolean effective, String message) {
        Setting<Boolean> setting = options.setting(flag);
        if (setting.value()) {
            if (effective) {
                useful.add(setting);
            } else {
                idle.put(setting, message);
            }
        }
    }

    /** Reports the options that have no effect in any scope. Call it after all scopes have been examined. */
    public void warn() {
        idle.forEach((setting, message) -> {
            if (!useful.contains(setting)) {
                setting.warn(Reason.WITHOUT_EFFECT, message);
            }
        });
    }
}
