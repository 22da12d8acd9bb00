package io.github.cors4j.vertx;

import io.github.cors4j.contract.GuardContract;

/** The guards of all adapters, over HTTP. */
class VertxGuardContractTest extends GuardContract {
    VertxGuardContractTest() {
        super(VertxHost.HOST);
    }
}
