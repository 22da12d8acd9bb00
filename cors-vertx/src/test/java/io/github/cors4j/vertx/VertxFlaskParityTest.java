package io.github.cors4j.vertx;

import io.github.cors4j.contract.FlaskParity;

/** What was recorded with Flask-CORS, over HTTP. */
class VertxFlaskParityTest extends FlaskParity {
    VertxFlaskParityTest() {
        super(VertxHost.HOST);
    }
}
