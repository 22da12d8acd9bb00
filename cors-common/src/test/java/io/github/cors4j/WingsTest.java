package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md lists every package of the core, and whom each uses as its imports say. */
class WingsTest {
    private static final String ROOT = "io.github.cors4j";
    private static final Path SOURCES = Path.of("src/main/java/io/github/cors4j");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(io\\.github\\.cors4j|config|spi|internal\\.\\w+)` \\| .* \\| (.*) \\|$");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?io\\.github\\.cors4j((?:\\.[a-z]+)*)\\.[A-Z]");

    @Test
    void theTableIsWhatTheImportsSay() throws IOException {
        assertThat(table(Files.readString(Path.of("../CONTRIBUTING.md")))).isEqualTo(imports());
    }

    /** In the order of the table, which "below" means. */
    private static Map<String, Set<String>> table(String text) {
        var rows = ROW.matcher(text).results().toList();
        var names = rows.stream().map(row -> row.group(1)).toList();
        Map<String, Set<String>> table = new TreeMap<>();
        for (MatchResult row : rows) {
            Set<String> named = names(row.group(2));
            Set<String> uses = new TreeSet<>(named);
            if (row.group(2).startsWith("all")) {
                uses.clear();
                uses.addAll(names.subList(names.indexOf(row.group(1)) + 1, names.size()));
                uses.removeAll(named);
            }
            table.put(row.group(1), uses);
        }
        return table;
    }

    private static Map<String, Set<String>> imports() throws IOException {
        Map<String, Set<String>> imports = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("package-info.java"))
                    .toList()) {
                String folder = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
                String name = folder.isEmpty() ? ROOT : folder;
                Set<String> uses = imports.computeIfAbsent(name, key -> new TreeSet<>());
                IMPORT.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .map(path -> path.isEmpty() ? ROOT : path.substring(1))
                        .filter(other -> !other.equals(name))
                        .forEach(uses::add);
            }
        }
        return imports;
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }
}
