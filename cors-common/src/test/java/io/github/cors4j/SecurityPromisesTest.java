package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of security promises names tests that exist, and no promise goes without one. */
class SecurityPromisesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void everyPromiseNamesTestsThatThereAre() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(ROOT)) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java") || name.endsWith("Attack.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        String text = Files.readString(ROOT.resolve("docs/security-promises.md"));
        assertThat(tests).containsAll(named(text));
        assertThat(text.lines().filter(line -> line.startsWith("|")).skip(2).toList())
                .hasSizeGreaterThan(8)
                .allSatisfy(row -> assertThat(named(row)).isNotEmpty());
    }

    private static Set<String> named(String text) {
        return Pattern.compile("`([A-Za-z0-9]+(?:Test|Attack))`")
                .matcher(text)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
    }
}
