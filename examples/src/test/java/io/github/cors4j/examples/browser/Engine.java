package io.github.cors4j.examples.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The browsers that the proof knows how to drive; each is taken from the system, none is downloaded. */
enum Engine {
    CHROMIUM(
            "chromium chromium-driver",
            Set.of(Quirk.KEEPS_ORIGIN_WITHOUT_REFERRER, Quirk.NO_FETCH_SITE_OF_SOCKETS),
            "chromium",
            "chromedriver") {
        @Override
        Browser start() throws IOException {
            return new ChromiumBrowser(program("chromium"), program("chromedriver"));
        }
    },
    FIREFOX("firefox-esr", Set.of(Quirk.KEEPS_ORIGIN_IN_PREFLIGHT, Quirk.ASKS_AGAIN_AFTER_REDIRECT), "firefox-esr") {
        @Override
        Browser start() throws IOException {
            return new FirefoxBrowser(program("firefox-esr"));
        }
    },
    WEBKIT(
            "webkit2gtk-driver xvfb",
            Set.of(
                    Quirk.KEEPS_TYPE_WITHOUT_BODY,
                    Quirk.KEEPS_ORIGIN_IN_REDIRECTED_GET,
                    Quirk.NO_SECURE_COOKIES_OVER_HTTP,
                    Quirk.NO_THIRD_PARTY_COOKIES,
                    Quirk.SANDBOX_IS_SAME_SITE),
            "WebKitWebDriver",
            "Xvfb",
            WebKitBrowser.MINI_BROWSER) {
        @Override
        Browser start() throws IOException {
            return new WebKitBrowser(program("WebKitWebDriver"));
        }
    };

    private final String packages;
    private final Set<Quirk> quirks;
    private final String[] programs;

    Engine(String packages, Set<Quirk> quirks, String... programs) {
        this.packages = packages;
        this.quirks = quirks;
        this.programs = programs;
    }

    abstract Browser start() throws IOException;

    /** Debian's packages that bring it. */
    String packages() {
        return packages;
    }

    boolean installed() {
        return Stream.of(programs).allMatch(name -> find(name).isPresent());
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /** Whether {@link Site#FAKE_HOST} leads to this machine, too. */
    boolean resolvesFakeHost() {
        return this != WEBKIT;
    }

    static Path program(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not installed"));
    }

    /** Looks where {@code PATH} says, and where Debian keeps programs for administrators. */
    static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/usr/sbin";
        return Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
