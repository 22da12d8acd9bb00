package io.github.cors4j.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import io.github.cors4j.examples.playground.ExchangeLog;
import io.github.cors4j.examples.playground.LivePolicy;
import io.github.cors4j.examples.playground.Playground;
import io.github.cors4j.examples.testing.Document;
import io.github.cors4j.examples.testing.Document.Block;
import io.github.cors4j.examples.testing.Exchange;
import io.github.cors4j.examples.testing.Transcript;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the documents show is what happens")
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern OPTION_ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:`(CORS_\\w+)`|–) \\|");
    private static final Pattern HEADING_LINK = Pattern.compile("]\\((?!http)([^)#\\s]*)#([^)]+)\\)");
    private static final Pattern PACKAGE_ROW = Pattern.compile("(?m)^\\| `([A-Z][\\w`, ]*)` \\| `([a-z][\\w.]*)` \\|$");
    private static final Pattern LOGGED_ROW = Pattern.compile("(?m)^\\| `([^`]+)`");
    private static final Pattern TYPE = Pattern.compile("(?<![\\w.])[A-Z]\\w*[a-z]\\w*");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

    static List<Document> documents() throws IOException {
        List<Document> documents = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"), ROOT.resolve("examples"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                        .sorted()
                        .toList()) {
                    documents.add(Document.read(file));
                }
            }
        }
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void java_stands_in_a_source_that_is_compiled_and_run(Document document) throws IOException {
        assertThat(document.blocks("java|kotlin"))
                .allSatisfy(
                        block -> assertThat(block.source()).as("line before").isPresent());
        for (Block block : document.blocks("\\w+")) {
            if (block.source().isEmpty()) {
                continue;
            }
            String source =
                    Document.withoutBlanks(Document.source(block.source().get()));
            int from = 0;
            for (String part : block.text().split("(?m)^\\s*// \\.\\.\\.$")) {
                int start = source.indexOf(Document.withoutBlanks(part), from);
                assertThat(start)
                        .as("place in %s of\n%s", block.source().get(), part)
                        .isNotNegative();
                from = start + 1;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void json_is_a_policy_that_builds(Document document) {
        for (Block block : document.blocks("json")) {
            assertThatCode(() -> new LivePolicy(block.text())).as(block.text()).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void requests_get_the_answers_that_are_shown(Document document) throws Exception {
        LivePolicy policy = Demo.defaultPolicy();
        ExchangeLog log = new ExchangeLog();
        try (Servers servers = Servers.start(policy, log, 0, 0);
                Playground playground = servers.startPlayground(policy, log, 0)) {
            Exchange exchange = new Exchange(
                    Map.of(7070, servers.javalin().port(), 8080, servers.vertx().port(), 9090, playground.port()));
            for (Block block : document.blocks("console")) {
                for (Transcript.Command command : Transcript.of(block.text()).commands()) {
                    if (command.isCurl()) {
                        exchange.check(command);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_lead_to_files_that_are_there(Document document) {
        LINK.matcher(document.text())
                .results()
                .map(result -> result.group(1))
                .filter(target -> !target.startsWith("http"))
                .forEach(target ->
                        assertThat(document.file().resolveSibling(target)).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_lead_to_headings_that_are_there(Document document) throws IOException {
        for (MatchResult link : HEADING_LINK.matcher(document.text()).results().toList()) {
            Path target =
                    link.group(1).isEmpty() ? document.file() : document.file().resolveSibling(link.group(1));
            assertThat(headings(Files.readString(target)))
                    .as("headings of " + target)
                    .contains(link.group(2));
        }
    }

    /** The headings of a file as GitHub makes anchors of them. */
    private static List<String> headings(String text) {
        return Pattern.compile("(?m)^#+ (.*)$")
                .matcher(text.replaceAll("(?ms)^```.*?^```$", ""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/options.md"})
    void tables_list_every_option_with_its_key_in_the_environment(String file) throws IOException {
        List<MatchResult> rows = OPTION_ROW
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .toList();
        assertThat(rows.stream().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(options());
        for (MatchResult row : rows) {
            Map<String, ?> key = Map.of(row.group(1), new Object());
            assertThat(reasons(cors -> cors.configuration(key))).doesNotContain(Reason.UNKNOWN_KEY);
            if (row.group(2) != null) {
                Map<String, ?> variable = Map.of(row.group(2), new Object());
                assertThat(reasons(cors -> cors.environment(variable)))
                        .as(row.group(2))
                        .doesNotContain(Reason.UNKNOWN_KEY);
            }
        }
    }

    @Test
    void recipes_name_the_package_of_each_class() throws IOException {
        Document recipes = Document.read(ROOT.resolve("docs/recipes.md"));
        Set<String> named = new TreeSet<>();
        for (MatchResult row : PACKAGE_ROW.matcher(recipes.text()).results().toList()) {
            for (String type : row.group(1).split("`, `")) {
                assertThatCode(() -> Class.forName(
                                row.group(2) + "." + type, false, getClass().getClassLoader()))
                        .doesNotThrowAnyException();
                named.add(type);
            }
        }
        for (Block block : recipes.blocks("java")) {
            String code = block.text().replaceAll("\"[^\"]*\"", "");
            assertThat(TYPE.matcher(code).results().map(MatchResult::group))
                    .filteredOn(type -> !recipes.text().contains("record " + type) && !isKnownToJava(type))
                    .as(block.text())
                    .isSubsetOf(named);
        }
    }

    @Test
    void lines_of_the_servers_log_are_those_of_the_sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String module : List.of("cors-common", "cors-javalin", "cors-vertx")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        String texts = sources.toString().replaceAll("\"\\s*\\+\\s*\"", "");
        String page = Document.read(ROOT.resolve("docs/troubleshooting.md")).text();
        List<String> lines = LOGGED_ROW
                .matcher(page.substring(page.indexOf("## Lines in the server's log")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(lines)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(texts).contains("\"" + line));
    }

    private static boolean isKnownToJava(String type) {
        try {
            Class.forName("java.lang." + type);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void the_readme_stays_short() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void the_readme_names_the_version_of_java_and_its_own() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("Java " + value(pom, "maven.compiler.release"))
                .contains("<version>" + value(pom, "version") + "</version>")
                .contains("org.slf4j:slf4j-simple:" + value(pom, "slf4j.version") + "`");
        assertThat(value(Files.readString(ROOT.resolve(".ci/matrix/pom.xml")), "cors4j.version"))
                .isEqualTo(value(pom, "version"));
    }

    @ParameterizedTest
    @CsvSource({"javalin, Javalin, docs/javalin.md", "vertx, Vert.x, docs/vertx.md"})
    void the_versions_of_the_frameworks_are_those_of_the_matrix(String folder, String name, String guide)
            throws IOException {
        List<String> versions = Pattern.compile("<module>" + folder + "/(.*?)</module>")
                .matcher(Files.readString(ROOT.resolve(".ci/matrix/pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
        for (String version : versions) {
            Path pom =
                    ROOT.resolve(".ci/matrix").resolve(folder).resolve(version).resolve("pom.xml");
            assertThat(value(Files.readString(pom), folder + ".version")).isEqualTo(version);
        }
        String newest = versions.get(versions.size() - 1);
        assertThat(value(Files.readString(ROOT.resolve("pom.xml")), folder + ".version"))
                .isEqualTo(newest);
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("| " + name + " " + String.join(", ", versions) + " |");
        assertThat(Files.readString(ROOT.resolve(guide))).contains(versions.get(0) + " to " + newest);
    }

    private static String value(String pom, String element) {
        return Pattern.compile("<" + element + ">(.*?)</")
                .matcher(pom)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    /** The names of the builder's options, which are the keys of a configuration. */
    private static Set<String> options() {
        Set<String> names = Stream.of(CorsBuilder.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getDeclaringClass().getName().startsWith("io.github.cors4j."))
                .filter(method -> method.getParameterCount() > 0)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        names.remove("configuration");
        names.remove("environment");
        names.remove("resource");
        names.remove("listener"); // no option with a key: it is code
        names.add("resources");
        return names;
    }

    private static List<Reason> reasons(Consumer<CorsBuilder> configure) {
        try {
            return Cors.of(configure).warnings().stream()
                    .map(ConfigurationProblem::reason)
                    .toList();
        } catch (CorsConfigurationException e) {
            return e.problems().stream().map(ConfigurationProblem::reason).toList();
        }
    }
}
