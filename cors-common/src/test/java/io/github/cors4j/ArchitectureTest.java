package io.github.cors4j;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The core knows every rule and no framework, and shows nothing of how it works. */
class ArchitectureTest {
    static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.cors4j")
            .that(DescribedPredicate.describe("of the core", ArchitectureTest::isOfTheCore));

    private static boolean isOfTheCore(JavaClass type) {
        String name = type.getPackageName();
        return name.equals("io.github.cors4j")
                || name.startsWith("io.github.cors4j.internal.")
                || name.equals("io.github.cors4j.config")
                || name.equals("io.github.cors4j.spi");
    }

    @Test
    void something_was_read() {
        assertThat(CORE.contain(Cors.class)).isTrue();
        assertThat(CORE.size()).isGreaterThan(40);
    }

    @Test
    void no_two_packages_need_each_other() {
        slices().matching("io.github.cors4j.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void the_core_knows_no_framework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.javalin..",
                        "io.vertx..",
                        "io.netty..",
                        "jakarta..",
                        "javax.servlet..",
                        "org.eclipse.jetty..",
                        "kotlin..",
                        "com.fasterxml..")
                .check(CORE);
    }

    @Test
    void the_core_needs_three_small_libraries_and_the_jdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.cors4j",
                        "io.github.cors4j.config",
                        "io.github.cors4j.spi",
                        "io.github.cors4j.internal..",
                        "java..",
                        "org.slf4j",
                        "org.jspecify.annotations",
                        "com.google.re2j")
                .check(CORE);
    }

    @Test
    void the_core_does_no_input_or_output_and_starts_no_thread() {
        noClasses()
                .that()
                // It reads the public suffix list, which stands in the jar.
                .doNotHaveFullyQualifiedName("io.github.cors4j.internal.origin.SuffixRules")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net.http..",
                        "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .check(CORE);
    }

    @Test
    void the_core_has_no_global_state() {
        fields().that().areStatic().should().beFinal().check(CORE);
    }

    @Test
    void what_comes_from_a_request_meets_no_backtracking_engine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.regex.Matcher")
                .orShould()
                .callMethod(String.class, "matches", String.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .check(CORE);
    }

    @Test
    void nobody_extends_what_was_not_made_for_it() {
        classes()
                .that(are(DescribedPredicate.describe(
                        "no interfaces",
                        type -> !type.isInterface()
                                && !type.isEnum()
                                && !type.getName().equals(CorsOptions.class.getName()))))
                .and()
                .haveSimpleNameNotContaining("package-info")
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CORE);
        assertThat(CorsOptions.class).matches(Class::isSealed);
    }

    /** What is public names only what is public, and nothing of the libraries underneath. */
    @Test
    void nothing_public_leaks_what_is_not() {
        List<String> leaks = new ArrayList<>();
        for (JavaClass type : CORE) {
            if (!isVisible(type) || isInternal(type)) {
                continue;
            }
            Stream.concat(type.getMethods().stream(), type.getConstructors().stream())
                    .filter(unit -> isVisible(unit) && !unit.getModifiers().contains(JavaModifier.BRIDGE))
                    .forEach(unit -> Stream.concat(
                                    Stream.of(unit.getReturnType()),
                                    Stream.concat(unit.getParameterTypes().stream(), unit.getExceptionTypes().stream()))
                            .flatMap(ArchitectureTest::involved)
                            .filter(named -> !isFit(named))
                            .forEach(named -> leaks.add(unit.getFullName() + " names " + named.getName())));
            type.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                    .flatMap(field -> involved(field.getType()))
                    .filter(named -> !isFit(named))
                    .forEach(named -> leaks.add(type.getName() + " has a field of " + named.getName()));
        }
        assertThat(leaks).isEmpty();
    }

    private static boolean isInternal(JavaClass type) {
        return type.getPackageName().startsWith("io.github.cors4j.internal");
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> involved(JavaType type) {
        return type.getAllInvolvedRawTypes().stream().map(JavaClass::getBaseComponentType);
    }

    private static boolean isFit(JavaClass type) {
        return type.isPrimitive()
                || type.getPackageName().startsWith("java.")
                || isOfTheCore(type) && !isInternal(type) && isVisible(type);
    }
}
