package io.github.cors4j.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Tests what a guard refuses if a framework obeys {@code X-HTTP-Method-Override}, by itself or by a handler. */
public abstract class MethodOverrideContract extends TableRunner {
    protected MethodOverrideContract(Host host) {
        super(host);
    }

    @TestFactory
    Stream<DynamicNode> guardsSeeBothMethods() {
        return Stream.of(inEveryScope(GuardTables.overriddenMethods()));
    }
}
