package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables in CONTRIBUTING.md that say which packages a module has, and whom each of them uses. */
final class PackageTable {
    private PackageTable() {}

    /** Returns the rows of the table of a module, each as its cells. */
    static List<String[]> rows(String module) throws IOException {
        String document = Files.readString(Path.of("../CONTRIBUTING.md"));
        int start = document.indexOf("| `" + module + "` | what | uses |");
        return document.substring(start, document.indexOf("\n\n", start))
                .lines()
                .skip(2)
                .map(row -> row.substring(2, row.length() - 2).split(" \\| "))
                .toList();
    }

    static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }

    /** @param uses in the order of the table, which "below" means */
    static void assertArrowsRunDown(Map<String, Set<String>> uses) {
        List<String> names = List.copyOf(uses.keySet());
        uses.forEach((name, used) -> assertThat(names.subList(names.indexOf(name) + 1, names.size()))
                .as("below %s", name)
                .containsAll(used));
    }
}
