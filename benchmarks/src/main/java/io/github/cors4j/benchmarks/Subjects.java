package io.github.cors4j.benchmarks;

import java.util.List;
import java.util.function.Function;

/** Everything that is measured. A subject's surface is the part of its name before the dash. */
enum Subjects {
    CORE_BASE("core-base", policy -> CoreSubject.plain()),
    CORE_OURS("core-ours", CoreSubject::ours),
    CORE_SET("core-set", CoreSubject::lookUp),
    CORE_SPRING("core-spring", SpringCheckSubject::new),

    VERTX_BASE("vertx-base", policy -> VertxSubject.plain()),
    VERTX_BUILTIN("vertx-builtin", VertxSubject::builtin),
    VERTX_OURS("vertx-ours", VertxSubject::ours),
    VERTX_GUARDED("vertx-guarded", VertxSubject::guarded),
    VERTX_LISTENED("vertx-listened", VertxSubject::listened),
    VERTX_SYNC("vertx-sync", VertxSubject::perRequestSync),
    VERTX_FUTURE("vertx-future", VertxSubject::perRequest),
    VERTX_HAND("vertx-hand", policy -> VertxSubject.byHand()),
    VERTX_LAST("vertx-last", policy -> VertxSubject.byHandAtLast()),

    JAVALIN_BASE("javalin-base", policy -> JavalinSubject.plain()),
    JAVALIN_BUNDLED("javalin-bundled", JavalinSubject::bundled),
    JAVALIN_OURS("javalin-ours", JavalinSubject::ours),
    JAVALIN_GUARDED("javalin-guarded", JavalinSubject::guarded),
    JAVALIN_LISTENED("javalin-listened", JavalinSubject::listened),
    JAVALIN_SYNC("javalin-sync", JavalinSubject::perRequest),
    JAVALIN_HAND("javalin-hand", policy -> JavalinSubject.byHand());

    private final String id;
    private final Function<PolicySpec, Subject> make;

    Subjects(String id, Function<PolicySpec, Subject> make) {
        this.id = id;
        this.make = make;
    }

    String id() {
        return id;
    }

    String surface() {
        return id.substring(0, id.indexOf('-'));
    }

    boolean isBase() {
        return id.endsWith("-base");
    }

    /**
     * Returns whether the subject can express the policy, and whether the combination makes sense: hostile requests are
     * measured on the core.
     */
    boolean takes(Scenario scenario) {
        PolicySpec policy = scenario.policy();
        return switch (this) {
            case JAVALIN_BUNDLED -> policy.expressions().isEmpty() && !scenario.isHostile();
            case CORE_SPRING -> policy.paths().isEmpty();
            case CORE_SET -> scenario.id().startsWith("allowed/");
            case VERTX_HAND, VERTX_LAST, JAVALIN_HAND ->
                List.of("allowed/10", "preflight/10").contains(scenario.id());
            case VERTX_GUARDED,
                    VERTX_LISTENED,
                    VERTX_SYNC,
                    VERTX_FUTURE,
                    JAVALIN_GUARDED,
                    JAVALIN_LISTENED,
                    JAVALIN_SYNC ->
                List.of("allowed/10", "preflight/10", "none/10").contains(scenario.id());
            default -> !scenario.isHostile() || surface().equals("core");
        };
    }

    Subject create(Scenario scenario) {
        Subject subject = make.apply(scenario.policy());
        subject.prepare(scenario.ring());
        return subject;
    }

    static Subjects of(String id) {
        for (Subjects subject : values()) {
            if (subject.id.equals(id)) {
                return subject;
            }
        }
        throw new IllegalArgumentException("no subject " + id);
    }
}
