package io.github.cors4j.linkage;

import io.github.cors4j.internal.header.CorsHeaders;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what no adapter may contain: a name of the CORS protocol, because its rules belong in the core, a reference to what
 * is internal to the core, or one to Kotlin, which would force its library on users.
 */
public final class AdapterRules {
    private AdapterRules() {}

    /**
     * Checks all class files that were compiled together with a class.
     *
     * @param anyClass a class of the adapter
     * @return the violations, one line each; empty if there are none
     */
    public static List<String> violations(Class<?> anyClass) {
        List<String> violations = new ArrayList<>();
        ClassFiles.besides(anyClass).forEach((name, classFile) -> violations.addAll(violationsOf(name, classFile)));
        return violations;
    }

    static List<String> violationsOf(String name, byte[] classFile) {
        try {
            return violationsOf(name, new DataInputStream(new ByteArrayInputStream(classFile)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> violationsOf(String name, DataInputStream in) throws IOException {
        List<String> violations = new ArrayList<>();
        String[] texts;
        Set<Integer> strings = new HashSet<>();
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
            if (text.contains("io/github/cors4j/internal/")) {
                violations.add(name + " uses what is internal to the core: " + text);
            }
            if (text.toLowerCase(Locale.ROOT).replace('_', '-').contains("access-control")) {
                violations.add(name + " names a header of the CORS protocol: " + text);
            }
            if (strings.contains(i) && text.equalsIgnoreCase(CorsHeaders.ORIGIN)) {
                violations.add(name + " reads the Origin");
            }
        }
        return violations;
    }
}
