package io.github.cors4j.contract;

/** Guards on the core alone, which is told of both methods. */
class CoreMethodOverrideTest extends MethodOverrideContract {
    CoreMethodOverrideTest() {
        super(CoreTarget.host(PathForm.RAW));
    }
}
