package io.github.cors4j.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.testing.Document;
import io.javalin.plugin.bundled.CorsPluginConfig.CorsRule;
import io.vertx.ext.web.handler.CorsHandler;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.config.annotation.CorsRegistration;

@DisplayName("The pages about migrating list every option of the old")
class EveryOptionTest {
    private static final Pattern NAME = Pattern.compile("\\b[a-z]\\w+\\b");

    @Test
    void ofJavalinsPlugin() throws IOException {
        List<String> getters = List.of("allowedOrigins", "headersToExpose");
        assertThat(named("migrating-from-javalin-cors.md"))
                .containsAll(methods(CorsRule.class)
                        .filter(name -> !getters.contains(name))
                        .toList())
                .containsAll(Stream.of(CorsRule.class.getFields())
                        .map(Field::getName)
                        .toList());
    }

    @Test
    void ofVertxHandler() throws IOException {
        assertThat(named("migrating-from-vertx-cors.md"))
                .containsAll(methods(CorsHandler.class)
                        .filter(name -> !name.equals("handle"))
                        .toList());
    }

    @Test
    void ofSpring() throws IOException {
        assertThat(named("migrating-from-spring.md"))
                .containsAll(methods(CorsRegistration.class).toList())
                .containsAll(methods(CorsConfiguration.class)
                        .filter(name -> name.matches("(set|add|combine).*"))
                        .toList())
                .containsAll(Stream.of(CrossOrigin.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }

    private static Stream<String> methods(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .map(Method::getName);
    }

    /** The names in the section "Every option". */
    private static Set<String> named(String page) throws IOException {
        String text = Document.read(Path.of("../docs", page)).text();
        int start = text.indexOf("## Every option");
        String section = text.substring(start, text.indexOf("\n## ", start));
        return NAME.matcher(section).results().map(match -> match.group()).collect(Collectors.toSet());
    }
}
