package io.github.cors4j.javalin;

import io.github.cors4j.contract.FlaskParity;

/** What was recorded with Flask-CORS, over HTTP. */
class JavalinFlaskParityTest extends FlaskParity {
    JavalinFlaskParityTest() {
        super(JavalinHost.HOST);
    }
}
