package io.github.cors4j.contract;

import java.util.Map;
import java.util.TreeMap;

/** Counts the cases by their results. */
final class FlaskReport {
    private static final String NO_QUIRK = "(no quirk)";

    private static final class Counts {
        int cases;
        int literal;
        int instead;
        int notBuilt;
    }

    private final Counts total = new Counts();
    private final Map<String, Counts> byQuirk = new TreeMap<>();

    /** Counts a case with the same headers as Flask-CORS sends. */
    void literal(FlaskCase flask) {
        count(flask, counts -> counts.literal++);
    }

    /** Counts a case with other headers than Flask-CORS sends, according to its quirks. */
    void instead(FlaskCase flask) {
        count(flask, counts -> counts.instead++);
    }

    /** Counts a case without a response, because the configuration does not build. */
    void notBuilt(FlaskCase flask) {
        count(flask, counts -> counts.notBuilt++);
    }

    private void count(FlaskCase flask, java.util.function.Consumer<Counts> counter) {
        counter.accept(total);
        total.cases++;
        for (String quirk : flask.quirks().isEmpty() ? java.util.Set.of(NO_QUIRK) : flask.quirks()) {
            Counts counts = byQuirk.computeIfAbsent(quirk, name -> new Counts());
            counter.accept(counts);
            counts.cases++;
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        line(text, "Flask-CORS parity", "cases", "as Flask", "instead", "not built");
        line(text, "all", total);
        byQuirk.forEach((quirk, counts) -> line(text, quirk, counts));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Counts counts) {
        line(text, name, counts.cases, counts.literal, counts.instead, counts.notBuilt);
    }

    private static void line(StringBuilder text, Object... cells) {
        text.append(String.format("%-66s %6s %9s %8s %10s%n", cells).replace(System.lineSeparator(), "\n"));
    }
}
