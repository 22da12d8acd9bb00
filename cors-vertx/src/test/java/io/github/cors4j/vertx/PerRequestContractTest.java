package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.contract.CorsContract;
import io.github.cors4j.contract.GuardContract;
import io.github.cors4j.contract.MethodOverrideContract;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Nested;

/** The contract of all adapters, where the policy of each scope is chosen for each request. */
class PerRequestContractTest {
    private static CrossOriginHandler atHand(Cors cors) {
        return CrossOriginHandler.perRequestSync(ctx -> cors);
    }

    private static CrossOriginHandler complete(Cors cors) {
        return CrossOriginHandler.perRequest(ctx -> Future.succeededFuture(cors));
    }

    private static CrossOriginHandler pending(Cors cors) {
        return CrossOriginHandler.perRequest(ctx -> later(cors));
    }

    /** Another one than that of any request. */
    private static final Context ELSEWHERE = Server.VERTX.getOrCreateContext();

    private static Future<Cors> later(Cors cors) {
        Promise<Cors> promise = Promise.promise();
        ELSEWHERE.runOnContext(run -> promise.complete(cors));
        return promise.future();
    }

    @Nested
    class AtHand extends CorsContract {
        AtHand() {
            super(VertxHost.choosing(PerRequestContractTest::atHand));
        }
    }

    @Nested
    class Complete extends CorsContract {
        Complete() {
            super(VertxHost.choosing(PerRequestContractTest::complete));
        }
    }

    @Nested
    class Later extends CorsContract {
        Later() {
            super(VertxHost.choosing(PerRequestContractTest::pending));
        }
    }

    @Nested
    class GuardsAtHand extends GuardContract {
        GuardsAtHand() {
            super(VertxHost.choosing(PerRequestContractTest::atHand));
        }
    }

    @Nested
    class GuardsComplete extends GuardContract {
        GuardsComplete() {
            super(VertxHost.choosing(PerRequestContractTest::complete));
        }
    }

    @Nested
    class GuardsLater extends GuardContract {
        GuardsLater() {
            super(VertxHost.choosing(PerRequestContractTest::pending));
        }
    }

    @Nested
    class OverridesAtHand extends MethodOverrideContract {
        OverridesAtHand() {
            super(VertxHost.choosingAndOverriding(PerRequestContractTest::atHand));
        }
    }

    @Nested
    class OverridesComplete extends MethodOverrideContract {
        OverridesComplete() {
            super(VertxHost.choosingAndOverriding(PerRequestContractTest::complete));
        }
    }

    @Nested
    class OverridesLater extends MethodOverrideContract {
        OverridesLater() {
            super(VertxHost.choosingAndOverriding(PerRequestContractTest::pending));
        }
    }
}
