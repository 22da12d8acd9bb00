package io.github.cors4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no text, expression or list of such does not compile; what is, does, without a cast and without a warning. */
class CompilationTest {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @TempDir
    static Path classes;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origins(3, new Object())",
                "origins(new Object())",
                "origins(\"https://a.example\", Pattern.compile(\"^b$\"))",
                "origins(java.net.URI.create(\"https://a.example\"))",
                "origins(true)",
                "allowHeaders(1)",
                "allowHeaders(new Object())",
                "exposeHeaders(Pattern.compile(\"^X-.*$\"))",
                "exposeHeaders(List.of(1))",
                "methods(Pattern.compile(\"^P.*$\"))",
                "methods(List.of(new Object()))",
                "exclude(new Object())",
                "exclude(1)",
                "resource(1)",
                "resource(\"/a\", \"/b\")",
                "resource(\"/a\", own -> own.resource(\"/b\"))",
                "resource(\"/a\", own -> own.exclude(\"/b\"))",
                "resource(\"/a\", own -> own.listener(decision -> {}))",
                "supportsCredentials(\"true\")",
                "maxAge(\"3600\")",
                "maxAge(1.5)",
                "preflightStatus(\"204\")",
                "configuration(List.of())",
                "environment(\"CORS_\")"
            })
    void what_is_none_of_the_types_does_not_compile(String call) throws IOException {
        assertThat(problems(call)).as(call).isNotEmpty().allMatch(line -> line.contains(lastCall(call)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origins(\"https://a.example\", \"^https://b\\\\.example$\")",
                "origins(new StringBuilder(\"https://a.example\"))",
                "origins(Pattern.compile(\"^a$\"), Pattern.compile(\"^b$\"))",
                "origins(List.of(\"https://a.example\", Pattern.compile(\"^b$\")))",
                "origins(new TreeSet<>(List.of(\"https://a.example\")))",
                "origins()",
                "methods(List.of(\"GET\"))",
                "allowHeaders(List.of(\"X-A\", Pattern.compile(\"^X-.*$\")))",
                "exposeHeaders(List.of(\"X-A\"))",
                "exclude(Pattern.compile(\"^/a$\"), Pattern.compile(\"^/b$\"))",
                "exclude(List.of(\"/a\"))",
                "resource(\"/a\", own -> own.origins(\"*\").maxAge(1)).supportsCredentials(true)",
                "maxAge(Duration.ofHours(1)).maxAge(3600)",
                "configuration(Map.of(\"maxAge\", 1)).environment(System.getenv())",
                "environment(\"SHOP_CORS_\", System.getenv())"
            })
    void what_is_one_of_the_types_compiles(String call) throws IOException {
        assertThat(problems(call)).as(call).isEmpty();
    }

    /** The name of the innermost call. */
    private static String lastCall(String call) {
        String own = call.contains("own.") ? call.substring(call.indexOf("own.") + 4) : call;
        return own.substring(0, own.indexOf('('));
    }

    /** Errors and warnings, each with the line that it is about. */
    private static List<String> problems(String call) throws IOException {
        String source = """
                import io.github.cors4j.Cors;
                import java.time.Duration;
                import java.util.*;
                import java.util.regex.Pattern;

                class Written {
                    final Cors cors = Cors.of(options -> options.%s);
                }
                """.formatted(call);
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Written.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        List<String> options = List.of("-d", classes.toString(), "-proc:none", "-Xlint:all", "-cp", classPath());
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(told, Locale.ROOT, null)) {
            COMPILER.getTask(null, files, told, options, null, List.of(file)).call();
        }
        List<String> lines = source.lines().toList();
        // On newer JDKs, to ask for a message may add to the collector.
        return List.copyOf(told.getDiagnostics()).stream()
                .filter(problem -> problem.getLineNumber() != Diagnostic.NOPOS)
                .map(problem -> problem.getKind() + " " + problem.getMessage(Locale.ROOT) + ": "
                        + lines.get((int) problem.getLineNumber() - 1))
                .toList();
    }

    private static String classPath() {
        return Stream.of(Cors.class, NullMarked.class)
                .map(CompilationTest::place)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
