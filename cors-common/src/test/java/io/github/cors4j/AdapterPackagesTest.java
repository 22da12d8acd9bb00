package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CONTRIBUTING.md lists every package and class of an adapter, and which packages each package uses. */
class AdapterPackagesTest {
    private static final Pattern PACKAGE = Pattern.compile("`([a-z0-9.]+)`");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)`");
    private static final int DOZEN = 12;

    private record Room(Set<String> classes, Set<String> uses) {}

    @ParameterizedTest
    @ValueSource(strings = {"javalin", "vertx"})
    void theTableIsWhatTheSourcesSay(String adapter) throws IOException {
        assertThat(table(adapter)).containsExactlyInAnyOrderEntriesOf(sources(adapter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javalin", "vertx"})
    void arrowsRunDownTheTableOnly(String adapter) throws IOException {
        Map<String, Set<String>> uses = new LinkedHashMap<>();
        table(adapter).forEach((name, room) -> uses.put(name, room.uses));
        PackageTable.assertArrowsRunDown(uses);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javalin", "vertx"})
    void noPackageHasMoreThanADozenClasses(String adapter) throws IOException {
        sources(adapter)
                .forEach((name, room) -> assertThat(room.classes).as(name).hasSizeLessThanOrEqualTo(DOZEN));
    }

    private static Map<String, Room> table(String adapter) throws IOException {
        Map<String, Room> table = new LinkedHashMap<>();
        PackageTable.rows("cors-" + adapter)
                .forEach(cells -> table.put(
                        cells[0].replace("`", ""),
                        new Room(PackageTable.names(CLASS, cells[1]), PackageTable.names(PACKAGE, cells[2]))));
        return table;
    }

    private static Map<String, Room> sources(String adapter) throws IOException {
        Path root = Path.of("../cors-" + adapter + "/src/main/java/io/github/cors4j/" + adapter);
        Map<String, Room> rooms = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .forEach(file -> {
                        Room room = rooms.computeIfAbsent(
                                name(root, file.getParent()), key -> new Room(new TreeSet<>(), new TreeSet<>()));
                        room.classes.add(file.getFileName().toString().replace(".java", ""));
                        room.uses.addAll(imports(adapter, file));
                    });
        }
        return rooms;
    }

    private static String name(Path root, Path folder) {
        return folder.equals(root)
                ? "io.github.cors4j." + root.getFileName()
                : root.relativize(folder).toString().replace('/', '.');
    }

    private static Set<String> imports(String adapter, Path file) {
        String own = "io\\.github\\.cors4j\\." + adapter;
        try {
            return PackageTable.names(
                    Pattern.compile("(?m)^import (?:static )?" + own + "\\.([a-z.]+)\\.[A-Z]"), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
