package io.github.cors4j.internal.explain;

import io.github.cors4j.internal.path.PathPattern;
import io.github.cors4j.internal.path.PathTable;
import io.github.cors4j.internal.text.HarmlessText;

/**
 * Explains why a policy does not cover a path, and how the path differs from the most similar resource. It asks the tables,
 * so that an explanation costs the same however many resources there are.
 */
public final class PathHint {
    private PathHint() {}

    /** Returns the cause and the remedy. */
    public static Hint of(String path, PathTable<?> resources, PathTable<?> exclusions, boolean ignoreCase) {
        String quoted = HarmlessText.of(path);
        PathPattern exclusion = (ignoreCase ? exclusions.ignoringCase() : exclusions).pattern(path);
        if (exclusion != null) {
            return new Hint(
                    "the path " + quoted + " is excluded by " + name(exclusion),
                    "remove " + name(exclusion) + " from exclude, or leave the path without CORS");
        }
        String cause = "the path " + quoted + " is not covered: ";
        PathPattern spelled = resources.ignoringCase().pattern(path);
        if (spelled != null) {
            return new Hint(
                    cause + "the letter case differs from the resource " + name(spelled),
                    "request the path as the resource spells it, or add a resource for this spelling");
        }
        PathPattern near = resources.nearest(path);
        if (near == null) {
            return new Hint(
                    "no resource of the policy covers the path " + quoted + ": its resources are " + resources,
                    addition(path));
        }
        return near.isExact() && path.startsWith(near.canonical() + "/")
                ? new Hint(
                        cause + "the resource " + name(near) + " covers only that path, and nothing below it, as "
                                + HarmlessText.name(near.canonical()) + "/* does",
                        addition(path))
                : new Hint(
                        cause + "it only begins with the same characters as the resource " + name(near)
                                + ", and patterns compare whole segments",
                        addition(path));
    }

    /** Returns what to add. A path that would also stand for others, or for none, is not written out. */
    private static String addition(String path) {
        return PlainName.isPath(path)
                ? "add a resource that matches the path, such as " + HarmlessText.of(path)
                : "add a resource that matches the path";
    }

    private static String name(PathPattern pattern) {
        return HarmlessText.name(pattern.text());
    }
}
