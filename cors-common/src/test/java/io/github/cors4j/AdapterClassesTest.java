package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CONTRIBUTING.md says of every class of an adapter what it is for. */
class AdapterClassesTest {
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = "javalin")
    void theTableNamesEveryClassOnce(String adapter) throws IOException {
        assertThat(named(adapter)).containsExactlyInAnyOrderElementsOf(classes(adapter));
    }

    private static List<String> named(String adapter) throws IOException {
        String document = Files.readString(Path.of("../CONTRIBUTING.md"));
        int start = document.indexOf("| `cors-" + adapter + "` | what |");
        String table = document.substring(start, document.indexOf("\n\n", start));
        return NAME.matcher(table).results().map(name -> name.group(1)).toList();
    }

    private static List<String> classes(String adapter) throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of("../cors-" + adapter + "/src/main/java/io/github/cors4j/" + adapter))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .toList();
        }
    }
}
