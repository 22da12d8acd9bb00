package io.github.cors4j.examples.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.examples.testing.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same requests under two configurations.
 *
 * @param differences rows of a table: requests, and what differs under each configuration
 * @param same the requests whose responses do not differ, as entries of a list
 */
record Comparison(List<String> differences, List<String> same) {
    private static final Pattern CHANGE = Pattern.compile("(?m)^\\* \\*\\*(.+?)\\.\\*\\*");
    private static final Pattern ROW = Pattern.compile("((?:\\| [^|]+ ){3}\\|) ([^|]+) \\|");

    static Comparison of(List<Call> calls, RunningServer first, RunningServer second) throws Exception {
        Map<String, List<String>> callsByDifference = new LinkedHashMap<>();
        List<String> same = new ArrayList<>();
        for (Call call : calls) {
            Reply one = first.send(call);
            Reply other = second.send(call);
            if (one.equals(other)) {
                same.add("* " + call);
            } else {
                callsByDifference
                        .computeIfAbsent(one.besides(other) + " | " + other.besides(one), cells -> new ArrayList<>())
                        .add(call.toString());
            }
        }
        List<String> differences = callsByDifference.entrySet().stream()
                .map(entry -> "| " + String.join("<br>", entry.getValue()) + " | " + entry.getKey() + " |")
                .toList();
        return new Comparison(differences, same);
    }

    /**
     * Checks that a page shows just these differences and just these requests as the same. The last column of its table
     * names the changes that the page explains.
     */
    void isShownBy(Document page, String name) {
        String section = section(page, name);
        List<String> rows =
                section.lines().filter(line -> line.startsWith("| ")).skip(1).toList();
        String expected = Stream.concat(differences.stream(), same.stream()).collect(Collectors.joining("\n"));
        assertThat(rows.stream().map(row -> ROW.matcher(row).replaceFirst("$1")).toList())
                .as("%s has to show\n%s\n", name, expected)
                .isEqualTo(differences);
        assertThat(section.lines().filter(line -> line.startsWith("* ")).toList())
                .as("%s has to show\n%s\n", name, expected)
                .isEqualTo(same);
        assertThat(rows).allSatisfy(row -> assertThat(changes(page)).containsAll(named(row)));
    }

    private static List<String> named(String row) {
        return List.of(
                ROW.matcher(row).replaceFirst("$2").toLowerCase(Locale.ROOT).split(", "));
    }

    /** The changes that a page explains: the bold words at the beginning of its bullets. */
    private static Set<String> changes(Document page) {
        return CHANGE.matcher(page.text())
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static String section(Document page, String name) {
        return Pattern.compile("(?ms)^<!-- compared: " + name + " -->$(.*?)^<!-- end -->$")
                .matcher(page.text())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
    }
}
