package io.github.cors4j.internal.explain;

import io.github.cors4j.internal.header.MethodNames;
import io.github.cors4j.internal.text.CharacterClass;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Explains why a method is refused. */
public final class MethodHint {
    private MethodHint() {}

    public static Hint of(String method, Set<String> allowed) {
        String quoted = HarmlessText.of(method);
        String upper = method.toUpperCase(Locale.ROOT);
        String refused = "method " + quoted + " is not allowed: ";
        if (!CharacterClass.TOKEN.hasAll(method)) {
            return new Hint(refused + "it is not a method that a browser sends", "request a valid method name");
        }
        if (MethodNames.FORBIDDEN.contains(upper)) {
            return new Hint(refused + "browsers never let a page use it", "request another method");
        }
        String allows =
                allowed.isEmpty() ? "the policy allows none" : "the policy allows " + String.join(", ", allowed);
        Optional<String> otherCase =
                allowed.stream().filter(method::equalsIgnoreCase).findFirst();
        if (otherCase.isPresent()) {
            return new Hint(
                    refused + allows + "; the letter case differs, and method names are case-sensitive",
                    "write method: \"" + otherCase.get() + "\" in the page's script");
        }
        if (MethodNames.USUAL.contains(upper) && !method.equals(upper)) {
            return new Hint(
                    refused + allows,
                    "add \"" + upper + "\" to methods, and write method: \"" + upper + "\" in the page's script");
        }
        return new Hint(
                refused + allows,
                PlainName.isToken(method) ? "add " + quoted + " to methods" : "request a method by its name");
    }
}
