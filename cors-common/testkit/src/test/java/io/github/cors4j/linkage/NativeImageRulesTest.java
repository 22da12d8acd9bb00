package io.github.cors4j.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cors4j.Cors;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NativeImageRulesTest {
    private static final String METADATA = "/META-INF/native-image/io.github.cors4j/cors-common/";
    private static final String SUFFIXES = "META-INF/cors4j/public-suffixes.txt";

    /** What is found, and what is not. */
    static final class Reflecting {
        Object byName(String name) throws ReflectiveOperationException {
            return Class.forName(name).getConstructor().newInstance();
        }

        Class<?> eitherName(boolean first) throws ReflectiveOperationException {
            String text = first ? "java.lang.String" : String.valueOf(hashCode());
            return Class.forName(text);
        }

        Class<?> byLiteral() throws ReflectiveOperationException {
            return Class.forName("java.lang.String", false, Reflecting.class.getClassLoader());
        }

        Object handle() throws ReflectiveOperationException {
            return MethodHandles.lookup().findClass("java.lang.String");
        }

        Object services() {
            return ServiceLoader.load(Runnable.class);
        }

        Object resource() {
            return Reflecting.class.getResource("/unknown");
        }

        Object loader(String name) {
            return Reflecting.class.getClassLoader().getResource(name);
        }
    }

    @Test
    void the_core_reflects_on_nothing_and_names_the_resource_that_it_reads() {
        assertThat(NativeImageRules.violations(Cors.class, Set.of("/" + SUFFIXES)))
                .isEmpty();
    }

    @Test
    void the_metadata_names_that_resource_in_the_old_form_and_in_the_new_one() throws IOException {
        assertThat(metadata("reachability-metadata.json")).contains("{\"glob\":\"" + SUFFIXES + "\"}");
        assertThat(metadata("resource-config.json")).contains("{\"pattern\":\"\\\\Q" + SUFFIXES + "\\\\E\"}");
        assertThat(Cors.class.getResource("/" + SUFFIXES)).isNotNull();
    }

    private static String metadata(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Cors.class.getResourceAsStream(METADATA + name))) {
            return new ObjectMapper().readTree(in).toString();
        }
    }

    @Test
    void all_that_is_not_known_beforehand_is_found() {
        assertThat(NativeImageRules.violations(NativeImageRulesTest.class, Set.of("/other")))
                .filteredOn(line -> line.contains("$Reflecting."))
                .extracting(line -> line.substring(line.indexOf("$Reflecting.") + 12))
                .containsExactly(
                        "byName calls java/lang/Class.forName",
                        "byName calls java/lang/Class.getConstructor",
                        "byName calls java/lang/reflect/Constructor.newInstance",
                        "eitherName calls java/lang/Class.forName",
                        "handle calls java/lang/invoke/MethodHandles.lookup",
                        "handle calls java/lang/invoke/MethodHandles$Lookup.findClass after \"java.lang.String\"",
                        "services calls java/util/ServiceLoader.load",
                        "resource calls java/lang/Class.getResource after \"/unknown\"",
                        "loader calls java/lang/ClassLoader.getResource");
    }
}
