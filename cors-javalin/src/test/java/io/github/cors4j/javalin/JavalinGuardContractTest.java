package io.github.cors4j.javalin;

import io.github.cors4j.contract.GuardContract;

/** The guards of all adapters, over HTTP. */
class JavalinGuardContractTest extends GuardContract {
    JavalinGuardContractTest() {
        super(JavalinHost.HOST);
    }
}
