package io.github.cors4j.contract;

import org.junit.jupiter.api.Nested;

/** The contract, kept by the core itself below the smallest adapter there could be. */
class CoreContractTest {
    @Nested
    class OnRawPaths extends CorsContract {
        OnRawPaths() {
            super(CoreTarget.host(PathForm.RAW));
        }
    }

    @Nested
    class OnNormalisedPaths extends CorsContract {
        OnNormalisedPaths() {
            super(CoreTarget.host(PathForm.NORMALISED));
        }
    }
}
