package io.github.cors4j.linkage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The class files of a module of this library, in a jar or in a folder. */
final class ClassFiles {
    private ClassFiles() {}

    /** Returns, by their names, all class files that were compiled together with a class. */
    static Map<String, byte[]> besides(Class<?> anyClass) {
        try {
            Path place = Path.of(
                    anyClass.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return below(place);
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return below(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> below(Path root) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                classes.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        if (classes.isEmpty()) {
            throw new IllegalStateException("no class files below " + root);
        }
        return classes;
    }
}
