package io.github.cors4j.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Tests what every adapter refuses ahead of all handlers if a guard is set, and what it lets pass. */
public abstract class GuardContract extends TableRunner {
    protected GuardContract(Host host) {
        super(host);
    }

    @TestFactory
    Stream<DynamicNode> guards() {
        return GuardTables.all().stream().map(this::inEveryScope);
    }
}
