package io.github.cors4j.examples.playground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files of the page. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** All files; no other can be requested. */
    static final List<String> NAMES = List.of(
            "index.html",
            "sender.html",
            "style.css",
            "outcome.css",
            "icon.svg",
            "main.js",
            "sender.js",
            "dom.js",
            "browser.js",
            "console.js",
            "finder.js",
            "explain.js",
            "policy-formats.js",
            "copy-policy.js",
            "server.js",
            "presets.js",
            "policy-editor.js",
            "policy-lines.js",
            "request-form.js",
            "send.js",
            "run.js",
            "verdict.js",
            "outcome.js",
            "history.js",
            "link.js");

    private Assets() {}

    static String type(String name) {
        return Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), name);
    }

    static byte[] read(String name) {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream("/playground/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
