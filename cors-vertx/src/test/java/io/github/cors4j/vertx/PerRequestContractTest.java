package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.contract.CorsContract;
import io.github.cors4j.contract.GuardContract;
import io.github.cors4j.contract.Host;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Nested;

/** The contract of all adapters, where the policy of each scope is chosen for each request. */
class PerRequestContractTest {
    private static final Host AT_HAND = VertxHost.choosing(cors -> CrossOriginHandler.perRequestSync(ctx -> cors));
    private static final Host COMPLETE =
            VertxHost.choosing(cors -> CrossOriginHandler.perRequest(ctx -> Future.succeededFuture(cors)));
    private static final Host LATER = VertxHost.choosing(cors -> CrossOriginHandler.perRequest(ctx -> later(cors)));

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
            super(AT_HAND);
        }
    }

    @Nested
    class Complete extends CorsContract {
        Complete() {
            super(COMPLETE);
        }
    }

    @Nested
    class Later extends CorsContract {
        Later() {
            super(LATER);
        }
    }

    @Nested
    class GuardsAtHand extends GuardContract {
        GuardsAtHand() {
            super(AT_HAND);
        }
    }

    @Nested
    class GuardsComplete extends GuardContract {
        GuardsComplete() {
            super(COMPLETE);
        }
    }

    @Nested
    class GuardsLater extends GuardContract {
        GuardsLater() {
            super(LATER);
        }
    }
}
