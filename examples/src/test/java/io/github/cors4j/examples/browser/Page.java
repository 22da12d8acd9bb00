package io.github.cors4j.examples.browser;

/**
 * A page in the browser.
 *
 * @param name for reports
 * @param url where it is
 * @param origin how its origin is sent
 * @param sameSite whether it is of one site with the APIs, all of which are on {@code localhost}
 */
record Page(String name, String url, String origin, boolean sameSite) {

    static Page of(String name, String origin) {
        return new Page(name, origin + "/page.html", origin, origin.startsWith("http://localhost:"));
    }

    /** A frame whose origin is opaque. */
    static Page sandboxed(String origin) {
        return new Page("sandboxed frame", origin + "/sandboxed.html", "null", false);
    }
}
