package io.github.cors4j.javalin;

import io.github.cors4j.contract.CorsContract;
import io.github.cors4j.contract.GuardContract;
import io.github.cors4j.contract.MethodOverrideContract;
import org.junit.jupiter.api.Nested;

/** The contract of all adapters, where the policy of each scope is chosen for each request. */
class PerRequestContractTest {
    @Nested
    class Headers extends CorsContract {
        Headers() {
            super(JavalinHost.CHOOSING);
        }
    }

    @Nested
    class Guards extends GuardContract {
        Guards() {
            super(JavalinHost.CHOOSING);
        }
    }

    @Nested
    class Overrides extends MethodOverrideContract {
        Overrides() {
            super(JavalinHost.CHOOSING);
        }
    }
}
