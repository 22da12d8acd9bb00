package io.github.cors4j.vertx;

import io.github.cors4j.contract.MethodOverrideContract;

/** A handler reroutes requests to the method that a header names, in the router of the policy. */
class VertxMethodOverrideTest extends MethodOverrideContract {
    VertxMethodOverrideTest() {
        super(VertxHost.OVERRIDING);
    }
}
