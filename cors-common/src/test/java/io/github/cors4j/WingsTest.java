package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md lists every package of the core, and whom each uses as its imports say. */
class WingsTest {
    private static final String ROOT = "io.github.cors4j";
    private static final Path SOURCES = Path.of("src/main/java/io/github/cors4j");
    private static final Pattern NAME = Pattern.compile("`([a-z.]+)`");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?io\\.github\\.cors4j((?:\\.[a-z]+)*)\\.[A-Z]");

    @Test
    void theTableIsWhatTheImportsSay() throws IOException {
        assertThat(table()).isEqualTo(imports());
    }

    @Test
    void arrowsRunDownTheTableOnly() throws IOException {
        PackageTable.assertArrowsRunDown(table());
    }

    /** What needs no import, such as what a method returns, keeps to the table too. */
    @Test
    void noClassUsesMoreThanTheTableSays() throws IOException {
        Map<String, Set<String>> table = table();
        for (JavaClass type : ArchitectureTest.CORE) {
            String name = name(type.getPackageName());
            assertThat(type.getDirectDependenciesFromSelf())
                    .map(dependency ->
                            dependency.getTargetClass().getBaseComponentType().getPackageName())
                    .filteredOn(other -> other.startsWith(ROOT))
                    .map(WingsTest::name)
                    .filteredOn(other -> !other.equals(name))
                    .as(type.getName())
                    .isSubsetOf(table.get(name));
        }
    }

    private static String name(String packageName) {
        return packageName.equals(ROOT) ? ROOT : packageName.substring(ROOT.length() + 1);
    }

    private static Map<String, Set<String>> table() throws IOException {
        List<String[]> rows = PackageTable.rows("cors-common");
        List<String> names = rows.stream().map(row -> row[0].replace("`", "")).toList();
        Map<String, Set<String>> table = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String cell = rows.get(i)[2];
            Set<String> named = PackageTable.names(NAME, cell);
            Set<String> uses = new TreeSet<>(named);
            if (cell.startsWith("all")) {
                uses.clear();
                uses.addAll(names.subList(i + 1, names.size()));
                uses.removeAll(named);
            }
            table.put(names.get(i), uses);
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
}
