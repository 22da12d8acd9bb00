package io.github.cors4j.internal.explain;

import io.github.cors4j.internal.text.HarmlessText;
import java.util.Optional;
import java.util.Set;

/** Explains why a method is refused. */
public final class MethodHint {
    /**
     * The only usual method that browsers <a href="https://fetch.spec.whatwg.org/#concept-method-normalize">do not
     * upper-case</a>.
     */
    private static final String PATCH = "PATCH";

    private MethodHint() {}

    public static Hint of(String method, Set<String> allowed) {
        String quoted = HarmlessText.of(method);
        String refused = "method " + quoted + " is not allowed: ";
        if (allowed.contains("*")) {
            return new Hint(refused + "it is not a method that a browser sends", "request a valid method name");
        }
        String allows =
                allowed.isEmpty() ? "the policy allows none" : "the policy allows " + String.join(", ", allowed);
        if (method.equalsIgnoreCase(PATCH) && !method.equals(PATCH) && !allowed.contains(PATCH)) {
            return new Hint(
                    refused + allows,
                    "add \"" + PATCH + "\" to methods, and write method: \"" + PATCH + "\" in the page's script");
        }
        Optional<String> otherCase =
                allowed.stream().filter(method::equalsIgnoreCase).findFirst();
        return otherCase.isPresent()
                ? new Hint(
                        refused + allows + "; the letter case differs, and method names are case-sensitive",
                        "write method: \"" + otherCase.get() + "\" in the page's script")
                : new Hint(refused + allows, "add " + quoted + " to methods");
    }
}
