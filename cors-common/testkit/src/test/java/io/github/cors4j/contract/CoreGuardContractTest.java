package io.github.cors4j.contract;

import org.junit.jupiter.api.Nested;

/** The guards on the core alone, for frameworks that route on the raw path, and for those that normalise it first. */
class CoreGuardContractTest {
    @Nested
    class Raw extends GuardContract {
        Raw() {
            super(CoreTarget.host(PathForm.RAW));
        }
    }

    @Nested
    class Normalised extends GuardContract {
        Normalised() {
            super(CoreTarget.host(PathForm.NORMALISED));
        }
    }
}
