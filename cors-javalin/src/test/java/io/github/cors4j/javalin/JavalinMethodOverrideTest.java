package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.contract.MethodOverrideContract;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Javalin itself routes on the method that a header names. */
class JavalinMethodOverrideTest extends MethodOverrideContract {
    JavalinMethodOverrideTest() {
        super(JavalinHost.HOST);
    }

    /** No browser sends it; a preflight that is not answered here would run the handler for DELETE. */
    @Test
    void aPreflightThatTheApplicationAnswersIsGuardedWhereItIsRoutedAsSomethingElse() {
        AtomicBoolean ran = new AtomicBoolean();
        for (String name : Hosts.names()) {
            try (Container host = Hosts.start(name, config -> {
                config.registerPlugin(new CrossOriginPlugin(cors ->
                        cors.origins(Wire.ORIGIN).guardUnsafeMethods(true).automaticOptions(false)));
                config.routes.delete("/x", ctx -> ran.set(true));
            })) {
                Wire.Answer answer = Wire.send(
                        host.port(),
                        "OPTIONS",
                        "/ctx/x",
                        "Origin: https://evil.example",
                        "Access-Control-Request-Method: POST",
                        "X-HTTP-Method-Override: DELETE");
                assertThat(answer.status()).as(name).isEqualTo(403);
                assertThat(answer.values("Allow")).isEmpty();
                assertThat(ran).isFalse();
            }
        }
    }
}
