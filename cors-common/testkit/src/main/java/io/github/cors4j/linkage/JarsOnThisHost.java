package io.github.cors4j.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Run only by the matrix, which puts the packaged jars on the class path together with one version of a framework. */
class JarsOnThisHost {
    /** Loaded only if there is such a container. */
    private static final String FOR_ANOTHER_CONTAINER = "io/github/cors4j/javalin/internal/servlet/JettyRequests$Ee11";

    private static final LinkageCheck CHECK = new LinkageCheck(ClassPath::classFile);

    @Test
    void find_every_class_field_and_method() {
        List<File> jars = ClassPath.ourJars();
        assertThat(jars).extracting(File::getName).hasSize(2).anyMatch(name -> name.startsWith("cors-common-"));
        List<String> classes =
                jars.stream().flatMap(jar -> ClassPath.classesIn(jar).stream()).toList();
        assertThat(classes).hasSizeGreaterThan(100);
        assertThat(classes.stream()
                        .filter(name -> !name.equals(FOR_ANOTHER_CONTAINER))
                        .map(ClassPath::classFile)
                        .flatMap(Optional::stream)
                        .flatMap(classFile -> CHECK.problems(classFile).stream()))
                .isEmpty();
    }
}
