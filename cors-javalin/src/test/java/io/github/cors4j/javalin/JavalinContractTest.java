package io.github.cors4j.javalin;

import io.github.cors4j.contract.CorsContract;

/** The contract of all adapters, over HTTP. */
class JavalinContractTest extends CorsContract {
    JavalinContractTest() {
        super(JavalinHost.HOST);
    }
}
