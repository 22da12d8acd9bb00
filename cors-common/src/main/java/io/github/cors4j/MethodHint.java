package io.github.cors4j;

import java.util.Optional;

/** Says why a method is refused. */
final class MethodHint {
    private MethodHint() {}

    static Hint of(String method, Policy policy) {
        String quoted = HarmlessText.of(method);
        String refused = "method " + quoted + " is not allowed: ";
        if (policy.methods().contains("*")) {
            return new Hint(refused + "it is no method that a browser sends", "request a method that is a token");
        }
        String allows =
                policy.methods().isEmpty() ? "the policy allows none" : "the policy allows " + policy.methodList();
        Optional<String> otherCase =
                policy.methods().stream().filter(method::equalsIgnoreCase).findFirst();
        return otherCase.isPresent()
                ? new Hint(
                        refused + allows + "; the letter case differs, and methods compare byte for byte",
                        "write method: \"" + otherCase.get() + "\" in the page's script")
                : new Hint(refused + allows, "add " + quoted + " to methods");
    }
}
