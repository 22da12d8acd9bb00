package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A program that somebody else wrote, compiled and run with a class path of its own.
 *
 * @param directory where source and classes are
 * @param name the name of its class
 */
record Program(Path directory, String name) {

    static Program of(Path directory, String name, String source) throws IOException {
        Files.writeString(directory.resolve(name + ".java"), source);
        return new Program(directory, name);
    }

    /** The class path of the tests, without the entries whose file names match. */
    static String classPathWithout(Predicate<String> fileName) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !fileName.test(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Compiles it and returns what the compiler has to say about it. */
    String compile(String classPath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("--release", "17", "-proc:none", "-cp", classPath, "-d", directory.toString()),
                        null,
                        compiler.getStandardFileManager(null, null, null)
                                .getJavaFileObjects(directory.resolve(name + ".java")))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
        return messages.toString();
    }

    /** Runs it and returns what it printed; it has to end well. */
    String run(String classPath) throws IOException, InterruptedException {
        Path errors = directory.resolve("errors");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        directory + File.pathSeparator + classPath,
                        name)
                .redirectError(errors.toFile())
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return printed;
    }
}
