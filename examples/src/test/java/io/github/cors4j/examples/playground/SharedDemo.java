package io.github.cors4j.examples.playground;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Starts the demo once for the test classes that share it, and a browser for its page once a test wants it. */
final class SharedDemo implements BeforeAllCallback {
    private static RunningDemo demo;
    private static PlaygroundPage page;

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        if (demo == null) {
            demo = RunningDemo.start();
            Store store = context.getRoot().getStore(Namespace.create(SharedDemo.class));
            store.put("all", (AutoCloseable) SharedDemo::closeAll);
        }
    }

    private static void closeAll() {
        if (page != null) {
            page.close();
        }
        page = null;
        demo.close();
        demo = null;
    }

    static RunningDemo demo() {
        return demo;
    }

    /** Gives the page in a browser; or ends the test where there is no browser. */
    static PlaygroundPage page() throws IOException {
        if (page == null) {
            page = PlaygroundPage.start(demo.url());
        }
        return page;
    }
}
