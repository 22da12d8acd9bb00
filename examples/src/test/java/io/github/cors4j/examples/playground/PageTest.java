package io.github.cors4j.examples.playground;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests of the page in a real browser; each begins with the same policy in force and the page opened anew. */
@ExtendWith(SharedDemo.class)
abstract class PageTest {
    static RunningDemo demo;
    static PlaygroundPage page;

    @BeforeAll
    static void start() throws IOException {
        demo = SharedDemo.demo();
        page = SharedDemo.page();
    }

    @BeforeEach
    void open() {
        demo.apply("{\n  \"origins\": \"*\",\n  \"resources\": [\"/api/*\"]\n}\n");
        page.open();
    }
}
