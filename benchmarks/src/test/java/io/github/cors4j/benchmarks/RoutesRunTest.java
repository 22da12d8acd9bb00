package io.github.cors4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured against the number of routes does what its name says. */
class RoutesRunTest {
    private static final int ROUTES = 10;

    private static String answer(Layout layout, RoutesRun.Asked request, RoutesRun.By by) {
        try (VertxSubject subject = new RoutesRun.Case(layout, ROUTES, request, by).subject()) {
            subject.handle(0);
            return subject.handle(3).toString().toLowerCase(Locale.ROOT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void originsAreAllowedEverywhereByAllButNobody(Layout layout) {
        List<String> wrong = new ArrayList<>();
        for (RoutesRun.Asked request : RoutesRun.Asked.values()) {
            Arrays.stream(RoutesRun.By.values())
                    .filter(by -> layout.takes(by, request))
                    .forEach(by -> {
                        boolean toBeAllowed = by != RoutesRun.By.NOBODY
                                && request != RoutesRun.Asked.NONE
                                && (request != RoutesRun.Asked.REFUSED || by == RoutesRun.By.HAND);
                        String answered = answer(layout, request, by);
                        if (answered.contains("access-control-allow-origin") != toBeAllowed) {
                            wrong.add(by + " " + request + ": " + answered);
                        }
                    });
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void figuresComeOutOfOneRoundAndOutOfTheirLine(Layout layout) {
        List<RoutesRun.Row> rows = RoutesRun.measure(layout, ROUTES, RoutesRun.Asked.ALLOWED, 1);
        assertThat(rows)
                .hasSizeGreaterThan(2)
                .allSatisfy(row -> assertThat(RoutesRun.Row.of(row.line())).isEqualTo(row));
        RoutesReport report = new RoutesReport(rows);
        if (layout.counts().contains(ROUTES)) {
            assertThat(layout == Layout.VARIANTS ? report.variants() : report.table())
                    .contains("allowed, 10 " + layout.title());
        }
        assertThat(report.json()).hasSameSizeAs(rows);
    }
}
