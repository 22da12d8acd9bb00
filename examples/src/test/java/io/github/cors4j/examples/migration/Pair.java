package io.github.cors4j.examples.migration;

import io.github.cors4j.examples.testing.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Two servers that a page compares.
 *
 * @param page the page's name
 * @param name the name of the comparison, which the page gives in a comment
 * @param calls what is sent to both
 * @param first starts the one in the table's second column
 * @param second starts the one in its third
 */
record Pair(String page, String name, List<Call> calls, Supplier<RunningServer> first, Supplier<RunningServer> second) {

    void check() throws Exception {
        try (RunningServer one = first.get();
                RunningServer other = second.get()) {
            Comparison.of(calls, one, other).isShownBy(Document.read(Path.of("../docs", page + ".md")), name);
        }
    }

    @Override
    public String toString() {
        return page + ": " + name;
    }
}
