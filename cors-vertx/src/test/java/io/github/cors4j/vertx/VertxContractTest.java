package io.github.cors4j.vertx;

import io.github.cors4j.contract.CorsContract;

/** The contract of all adapters, over HTTP. */
class VertxContractTest extends CorsContract {
    VertxContractTest() {
        super(VertxHost.HOST);
    }
}
