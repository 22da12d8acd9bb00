package io.github.cors4j.internal.explain;

import io.github.cors4j.internal.path.PathNormalizer;
import io.github.cors4j.internal.text.HarmlessText;
import java.util.List;

/** Explains which other path a path may be taken for, so that it is not clear which resource applies. */
public final class AmbiguousPathHint {
    private AmbiguousPathHint() {}

    /**
     * Returns the cause and the remedy.
     *
     * @param others the other paths that the container may take it for
     */
    public static Hint of(String path, List<String> others) {
        String quoted = "the path " + HarmlessText.of(path);
        if (PathNormalizer.climbs(path)) {
            return new Hint(
                    quoted + " climbs with .. once it is decoded, so the resource that it reaches is ambiguous",
                    "request the intended path, without ..");
        }
        String served = PathNormalizer.asServed(path);
        if (!served.equals(path)) {
            return new Hint(
                    quoted + " belongs to another resource than its normalised form " + HarmlessText.of(served),
                    "request the normalised form");
        }
        String other = others.isEmpty() ? PathNormalizer.asDecodedTwice(path) : others.get(0);
        return new Hint(
                quoted + " belongs to another resource than " + HarmlessText.of(other)
                        + ", which is how servers may read it",
                "request the intended path, without escapes and parameters");
    }
}
