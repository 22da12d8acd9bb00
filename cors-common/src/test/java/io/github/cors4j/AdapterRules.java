package io.github.cors4j;

import io.github.cors4j.internal.header.CorsHeaders;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What no adapter may hold: a name of the CORS protocol, which would be a rule in the wrong room, or a reference to
 * Kotlin, which would force its library on users. It reads class files and needs nothing but the JDK.
 */
public final class AdapterRules {
    private AdapterRules() {}

    /**
     * Looks through all class files that were compiled together with a class.
     *
     * @param anyClass a class of the adapter
     * @return what is wrong, a line each; empty if nothing is
     */
    public static List<String> violations(Class<?> anyClass) {
        try {
            Path root = Path.of(
                    anyClass.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root)) {
                List<Path> classes = files.filter(file -> file.toString().endsWith(".class"))
                        .sorted()
                        .toList();
                if (classes.isEmpty()) {
                    throw new IllegalStateException("no class files below " + root);
                }
                List<String> violations = new ArrayList<>();
                for (Path file : classes) {
                    try (InputStream in = Files.newInputStream(file)) {
                        violationsOf(root.relativize(file).toString(), in, violations);
                    }
                }
                return violations;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void violationsOf(String name, InputStream classFile, List<String> violations) throws IOException {
        String[] texts;
        Set<Integer> strings = new HashSet<>();
        DataInputStream in = new DataInputStream(classFile);
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException(name + " is no class file");
        }
        in.skipNBytes(4);
        int size = in.readUnsignedShort();
        texts = new String[size];
        for (int i = 1; i < size; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 8 -> strings.add(in.readUnsignedShort());
                case 7, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // these take two places
                }
                default -> throw new IOException(name + " has a constant of kind " + tag);
            }
        }
        for (int i = 1; i < size; i++) {
            String text = texts[i];
            if (text == null) {
                continue;
            }
            if (text.contains("kotlin/") || text.contains("kotlin.")) {
                violations.add(name + " refers to Kotlin: " + text);
            }
            if (text.toLowerCase(java.util.Locale.ROOT).contains("access-control")) {
                violations.add(name + " names a header of the CORS protocol: " + text);
            }
            if (strings.contains(i) && text.equalsIgnoreCase(CorsHeaders.ORIGIN)) {
                violations.add(name + " reads the Origin");
            }
        }
    }
}
