package io.github.cors4j;

import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Holds the listener that is set for a policy, checked like any other option. */
final class ListenerOption {
    private static final String NAME = "listener";

    private @Nullable CorsListener listener;
    private boolean set;

    void set(@Nullable CorsListener value, Problems problems) {
        if (set) {
            problems.error(
                    NAME,
                    value,
                    Reason.SET_TWICE,
                    "the option is set twice; set it once, with a listener that calls both");
        } else if (value == null) {
            problems.error(
                    NAME, null, Reason.NULL_VALUE, "the listener must not be null; leave the option out for none");
        }
        set = true;
        listener = value;
    }

    @Nullable
    CorsListener value() {
        return listener;
    }
}
