package io.github.cors4j.examples.browser;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Starts each browser once for all test classes, and the {@link World} that the tests share. */
final class Browsers implements BeforeAllCallback {
    /** Each browser has one window, so that one test class uses them at a time. */
    static final String LOCK = "browsers";

    private static final Map<Engine, Browser> RUNNING = new EnumMap<>(Engine.class);
    private static World world;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (world == null) {
            world = new World();
            Store store = context.getRoot().getStore(Namespace.create(Browsers.class));
            store.put("all", (AutoCloseable) Browsers::closeAll);
        }
    }

    private static void closeAll() {
        RUNNING.values().forEach(Browser::close);
        RUNNING.clear();
        world.close();
        world = null;
    }

    static World world() {
        return world;
    }

    /** Gives the browser, with the cookies of the APIs' host; or ends the test where there is none. */
    static Browser open(Engine engine) {
        require(engine);
        return RUNNING.computeIfAbsent(engine, key -> {
            try {
                Browser browser = key.start();
                browser.open(world.site.cookies());
                return browser;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Ends the test where there is no such browser. */
    static void require(Engine engine) {
        if (!engine.installed()) {
            absent(engine.name(), engine.packages(), engine == Engine.CHROMIUM);
        }
    }

    /** Fails where the tests must not be left out, which is where {@code CI=true}; elsewhere says so and skips. */
    static void absent(String what, String packages, boolean required) {
        String remedy = what + " is not installed (Debian: apt-get install " + packages + ")";
        if (required && "true".equals(System.getenv("CI"))) {
            fail("CI=true, so the browser proof has to run, but " + remedy);
        }
        System.out.println("SKIPPED browser proof: " + remedy);
        abort(remedy);
    }
}
