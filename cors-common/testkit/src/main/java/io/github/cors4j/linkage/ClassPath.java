package io.github.cors4j.linkage;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The class path of this virtual machine, as bytes. */
final class ClassPath {
    private static final Pattern OUR_JAR =
            Pattern.compile("cors-(common|javalin|vertx)-[0-9](?!.*-tests\\.jar).*\\.jar");

    private ClassPath() {}

    /** Returns the class file of an internal name, which may be one of the JDK's. */
    static Optional<byte[]> classFile(String name) {
        try (@Nullable InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the jars of this library; none if its classes are in folders. */
    static List<File> ourJars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> OUR_JAR.matcher(file.getName()).matches())
                .toList();
    }

    /** Returns the names of all classes in a jar, without descriptors of packages and modules. */
    static List<String> classesIn(File jar) {
        try (JarFile entries = new JarFile(jar)) {
            return entries.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
