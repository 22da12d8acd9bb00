package io.github.cors4j.examples.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.browser.Api.Framework;
import io.github.cors4j.examples.testing.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Browsers.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Browsers.LOCK)
@DisplayName("The page about troubleshooting shows what browsers write to the console")
class TroubleshootingTest {
    private static final Path PAGE = Path.of("../docs/troubleshooting.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^<!-- console: (\\w+) -->\n```text\n(.*?)^```$");
    private static final Map<Engine, String> LABELS = Map.of(
            Engine.CHROMIUM, "Chrome:  ",
            Engine.FIREFOX, "Firefox: ",
            Engine.WEBKIT, "Safari:  ");

    @ParameterizedTest
    @EnumSource
    void showsEachLine(Engine engine) throws IOException {
        Browsers.require(engine);
        World world = Browsers.world();
        Map<String, List<String>> written = new TreeMap<>();
        Set<String> more = new TreeSet<>();
        Map<Trouble, Fetch> fetches = new EnumMap<>(Trouble.class);
        String api = world.api(Framework.JAVALIN).origin();
        String nobody = "http://localhost:" + Site.freePort();
        for (Trouble trouble : Trouble.writtenBy(engine)) {
            fetches.put(trouble, trouble.fetch(api, nobody, "trouble-" + trouble.ordinal() + "-"));
        }
        Map<String, List<String>> shown = shown(engine);
        ConsoleLines.of(engine, world, fetches).forEach((trouble, console) -> {
            List<String> lines = console.stream()
                    .map(line -> LABELS.get(engine) + readable(line, trouble.page(world), fetches.get(trouble)))
                    .toList();
            // Where a browser writes two, either may come first.
            List<String> block = shown.getOrDefault(trouble.name(), List.of());
            String first = lines.stream().filter(block::contains).findFirst().orElse(lines.get(0));
            written.put(trouble.name(), List.of(first));
            List<String> others = new ArrayList<>(lines);
            others.remove(first);
            more.addAll(others);
        });
        written.put("MORE", List.copyOf(more));
        assertThat(shown)
                .containsAllEntriesOf(written)
                .allSatisfy((name, lines) -> assertThat(lines).isEqualTo(written.getOrDefault(name, List.of())));
    }

    /** Chromium's lines begin with where the script is; ports and paths differ from run to run. */
    private static String readable(String line, Page page, Fetch fetch) {
        return line.replaceFirst("^.* (?=Access to fetch)", "")
                .replace(fetch.url(), "https://api.example.com/orders")
                .replace(page.origin(), page.origin().equals("null") ? "null" : "https://app.example.com");
    }

    private static Map<String, List<String>> shown(Engine engine) throws IOException {
        Map<String, List<String>> shown = new TreeMap<>();
        BLOCK.matcher(Document.read(PAGE).text())
                .results()
                .forEach(block -> shown.put(
                        block.group(1),
                        block.group(2)
                                .lines()
                                .filter(line -> line.startsWith(LABELS.get(engine)))
                                .toList()));
        return shown;
    }
}
