package io.github.cors4j.internal.origin;

import static org.assertj.core.api.Assertions.assertThat;

import crawlercommons.domains.EffectiveTldFinder;
import io.github.cors4j.Cors;
import io.github.cors4j.Request;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.CorsConfigurationException;
import io.github.cors4j.config.Reason;
import io.github.cors4j.internal.expression.ExpressionGrammar;
import io.github.cors4j.internal.expression.ExpressionGrammar.Drawn;
import io.github.cors4j.internal.expression.ExpressionGrammar.Made;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever an expression is made of: if it builds beside credentials, each origin that it lets in has a name that the
 * expression writes out and that somebody owns. Who owns a name another library says, and what is written out the
 * grammar that made the expression.
 */
class ExpressionPropertyTest {
    private static final int EXPRESSIONS = Integer.getInteger("cors4j.expressions", 2_000);
    private static final int DRAWS = 20;
    private static final int CHANGES = 100;
    private static final String INSERTED = "az0.-:/@[]_";

    private final Random random = new Random(Long.getLong("cors4j.seed", 12));
    private int refused;
    private int built;
    private int drawn;
    private int letIn;
    private int changed;
    private int remedies;

    @Test
    void each_origin_lies_under_a_name_that_is_written_out_and_owned() {
        ExpressionGrammar grammar = new ExpressionGrammar(random);
        for (int i = 0; i < EXPRESSIONS; i++) {
            Made made = grammar.make(DRAWS);
            try {
                Cors cors = Cors.of(options -> options.origins(made.text()).supportsCredentials(true));
                built++;
                check(cors, made);
            } catch (CorsConfigurationException e) {
                refused++;
                checkRefusal(made, e.problems().get(0));
            }
        }
        String figures =
                "%d expressions, %d built, %d refused, %d of these with a text to write instead; %d strings drawn,"
                        + " %d of them let in, and %d that were changed";
        System.out.printf(figures + "%n", EXPRESSIONS, built, refused, remedies, drawn, letIn, changed);
        assertThat(built).isGreaterThan(EXPRESSIONS / 10);
        assertThat(refused).isGreaterThan(EXPRESSIONS / 10);
        assertThat(letIn).isGreaterThan(EXPRESSIONS / 2);
        assertThat(changed).isGreaterThan(EXPRESSIONS / 5);
    }

    private void check(Cors cors, Made made) {
        Set<String> names = new HashSet<>();
        for (Drawn origin : made.drawn()) {
            drawn++;
            if (isLetIn(cors, origin.text())) {
                letIn++;
                names.add(checkDrawn(made, origin));
            }
        }
        for (Drawn origin : made.drawn()) {
            for (int i = 0; i < CHANGES / DRAWS && !names.isEmpty(); i++) {
                String other = change(origin.text());
                if (isLetIn(cors, other)) {
                    changed++;
                    String name = ownedName(other);
                    assertThat(isWrittenIn(made, name, names))
                            .as("%s lets %s in", made.text(), other)
                            .isTrue();
                }
            }
        }
    }

    private static String checkDrawn(Made made, Drawn origin) {
        String text = origin.text();
        String name = ownedName(text);
        int hostEnd = OriginSyntax.hostEnd(text);
        int start = hostEnd - name.length();
        String explanation = made.text() + " lets " + text + " in";
        assertThat(origin.isWritten(start, hostEnd)).as(explanation).isTrue();
        assertThat(text.charAt(start - 1)).as(explanation).isIn('.', '/');
        assertThat(origin.isWritten(0, text.indexOf(':'))).as(explanation).isTrue();
        return name.toLowerCase(Locale.ROOT);
    }

    /** What was changed may show a name that no string showed before. */
    private static boolean isWrittenIn(Made made, String name, Set<String> names) {
        String lower = name.toLowerCase(Locale.ROOT);
        return names.contains(lower) || made.drawn().stream().anyMatch(origin -> origin.hasWritten(lower));
    }

    /** What is registered of a host, as it is spelled. */
    private static String ownedName(String origin) {
        String host = origin.substring(OriginSyntax.hostStart(origin), OriginSyntax.hostEnd(origin));
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String known = EffectiveTldFinder.getAssignedDomain(bare.toLowerCase(Locale.ROOT), true, false);
        boolean unknown = EffectiveTldFinder.getEffectiveTLD(bare.toLowerCase(Locale.ROOT), false) == null;
        // Below a suffix that nobody knows, the last label counts as one.
        int last = bare.lastIndexOf('.');
        String owned = unknown && last > 0 ? bare.substring(bare.lastIndexOf('.', last - 1) + 1) : known;
        assertThat(owned).as("the owner of %s", origin).isNotNull();
        return host.substring(bare.length() - owned.length());
    }

    private static boolean isLetIn(Cors cors, String origin) {
        return OriginOracle.isWellFormed(origin)
                && !origin.isEmpty()
                && Request.from(origin).decidedBy(cors).allowed();
    }

    private String change(String origin) {
        if (origin.isEmpty()) {
            return "/";
        }
        int at = random.nextInt(origin.length());
        String inserted = String.valueOf(INSERTED.charAt(random.nextInt(INSERTED.length())));
        String rest = origin.substring(at);
        return origin.substring(0, at) + inserted + (random.nextBoolean() ? rest : rest.substring(1));
    }

    /** What is proposed builds. */
    private void checkRefusal(Made made, ConfigurationProblem problem) {
        assertThat(problem.reason())
                .as(made.text())
                .isIn(
                        Reason.ANY_ORIGIN_WITH_CREDENTIALS,
                        Reason.PUBLIC_SUFFIX_WITH_CREDENTIALS,
                        Reason.INSECURE_ORIGIN_WITH_CREDENTIALS,
                        Reason.UNREACHABLE);
        Optional.ofNullable(problem.suggestion()).ifPresent(remedy -> {
            remedies++;
            assertThat(Cors.of(options -> options.origins(remedy).supportsCredentials(true)))
                    .as(made.text() + " -> " + remedy)
                    .isNotNull();
        });
    }
}
