package io.github.cors4j.contract;

import org.junit.jupiter.api.Nested;

/** What was recorded with Flask-CORS, asked of the core itself below the smallest adapter there could be. */
class CoreFlaskParityTest {
    @Nested
    class OnRawPaths extends FlaskParity {
        OnRawPaths() {
            super(CoreTarget.host(PathForm.RAW));
        }
    }

    @Nested
    class OnNormalisedPaths extends FlaskParity {
        OnNormalisedPaths() {
            super(CoreTarget.host(PathForm.NORMALISED));
        }
    }
}
