package io.github.cors4j.javalin;

import io.github.cors4j.contract.MethodOverrideContract;

/** Javalin itself routes on the method that a header names. */
class JavalinMethodOverrideTest extends MethodOverrideContract {
    JavalinMethodOverrideTest() {
        super(JavalinHost.HOST);
    }
}
