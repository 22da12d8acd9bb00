package io.github.cors4j.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Tests what every adapter has to do, request by request. */
public abstract class CorsContract extends TableRunner {
    protected CorsContract(Host host) {
        super(host);
    }

    @TestFactory
    Stream<DynamicNode> origins() {
        return OriginTables.all().stream().map(this::inEveryScope);
    }

    @TestFactory
    Stream<DynamicNode> flagsAndForeignHeaders() {
        return FlagTables.all().stream().map(this::inEveryScope);
    }

    @TestFactory
    Stream<DynamicNode> preflights() {
        return PreflightTables.all().stream().map(this::inEveryScope);
    }

    @TestFactory
    Stream<DynamicNode> methodsAndHeaders() {
        return GrantTables.all().stream().map(this::inEveryScope);
    }

    @TestFactory
    Stream<DynamicNode> resources() {
        return ResourceTables.all().stream().map(this::inEveryScope);
    }

    @TestFactory
    Stream<DynamicNode> forms() {
        return FormTables.all().stream().map(this::inEveryScope);
    }

    @TestFactory
    Stream<DynamicNode> scopesWithinEachOther() {
        return tests(ScopeTables.all(), ScopeTables.site());
    }

    @TestFactory
    Stream<DynamicNode> routesWithoutPolicyAroundThem() {
        return tests(ScopeTables.ofRoutes(), ScopeTables.siteOfRoutes());
    }
}
