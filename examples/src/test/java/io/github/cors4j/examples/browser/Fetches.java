package io.github.cors4j.examples.browser;

import java.util.List;

/** The requests of the matrix. */
final class Fetches {
    static final List<Fetch> ALL = List.of(
            // methods, safelisted and not, and how they are spelled
            Fetch.of("GET", "text"),
            Fetch.of("HEAD", "text"),
            Fetch.of("PUT", "text"),
            Fetch.of("put", "text"), // fetch() makes upper case of some names …
            Fetch.of("DELETE", "text"),
            Fetch.of("PATCH", "text"),
            Fetch.of("patch", "text"), // … but not of this one
            Fetch.of("PURGE", "text"),
            Fetch.of("purge", "text"),
            Fetch.of("OPTIONS", "text"),
            // content types
            Fetch.of("POST", "text").type("text/plain"),
            Fetch.of("POST", "text").type("application/x-www-form-urlencoded;charset=UTF-8"),
            Fetch.of("POST", "text").type("multipart/form-data; boundary=x"),
            Fetch.of("POST", "text").type("application/json"),
            Fetch.of("POST", "text").body("of no type"),
            // headers
            Fetch.of("GET", "text").header("X-Token", "1"),
            Fetch.of("GET", "text").header("X-Token", "1").header("Other", "2"),
            Fetch.of("GET", "text").header("Authorization", "Bearer 1"),
            Fetch.of("GET", "text").header("Accept", "text/plain").header("Accept-Language", "en, de;q=0.5"),
            Fetch.of("GET", "text").header("Accept", "text/plain;x=\"(\""),
            Fetch.of("GET", "text").header("Accept-Language", "e".repeat(129)),
            Fetch.of("PUT", "text").header("X-Token", "1").type("application/json"),
            // credentials
            Fetch.of("GET", "text").omit(),
            Fetch.of("GET", "text").include(),
            Fetch.of("POST", "text").type("text/plain").include(),
            Fetch.of("PUT", "text").include(),
            Fetch.of("PURGE", "text").include(),
            Fetch.of("patch", "text").include(),
            Fetch.of("DELETE", "text")
                    .header("X-Token", "1")
                    .type("application/json")
                    .include(),
            Fetch.of("GET", "text").header("Authorization", "Bearer 1").include(),
            // answers that are no success
            Fetch.of("GET", "missing"),
            Fetch.of("PUT", "missing"),
            Fetch.of("GET", "denied"),
            Fetch.of("PUT", "denied").include(),
            Fetch.of("POST", "get-only"),
            Fetch.of("DELETE", "get-only"),
            Fetch.of("GET", "broken"),
            Fetch.of("PUT", "broken").include(),
            // other ways to answer
            Fetch.of("GET", "empty"),
            Fetch.of("GET", "stream"),
            Fetch.of("GET", "stream").header("X-Token", "1").include(),
            Fetch.of("GET", "files/hello.txt"),
            Fetch.of("GET", "files/hello.txt").include(),
            Fetch.of("GET", "files/none.txt"),
            // redirects
            Fetch.of("GET", "redirect/here/302"),
            Fetch.of("GET", "redirect/here/302").include(),
            Fetch.of("POST", "redirect/here/303").type("text/plain"),
            Fetch.of("PUT", "redirect/here/307").header("X-Token", "1"),
            Fetch.of("GET", "redirect/there/302"),
            Fetch.of("GET", "redirect/there/301").include(),
            Fetch.of("GET", "redirect/there/302").header("X-Token", "1"),
            Fetch.of("POST", "redirect/there/302").type("application/json"),
            Fetch.of("PUT", "redirect/there/308").include(),
            Fetch.of("GET", "redirect/here/302").redirect("error"),
            Fetch.of("GET", "redirect/there/302").redirect("manual"),
            // modes in which CORS has no say
            Fetch.of("GET", "text").mode("no-cors"),
            Fetch.of("POST", "text").type("text/plain").mode("no-cors").include(),
            Fetch.of("GET", "text").mode("same-origin"));

    /** Enough where a page differs from another in nothing but its origin. */
    static final List<Fetch> SOME = List.of(
            Fetch.of("GET", "text"),
            Fetch.of("PUT", "text"),
            Fetch.of("patch", "text"),
            Fetch.of("POST", "text").type("text/plain"),
            Fetch.of("GET", "text").header("X-Token", "1").header("Other", "2"),
            Fetch.of("GET", "text").omit(),
            Fetch.of("GET", "text").include(),
            Fetch.of("PURGE", "text").include(),
            Fetch.of("DELETE", "text")
                    .header("X-Token", "1")
                    .type("application/json")
                    .include(),
            Fetch.of("PUT", "missing"),
            Fetch.of("PUT", "denied").include(),
            Fetch.of("POST", "get-only"),
            Fetch.of("GET", "broken"),
            Fetch.of("GET", "stream"),
            Fetch.of("GET", "files/hello.txt").include(),
            Fetch.of("POST", "redirect/here/303").type("text/plain"),
            Fetch.of("GET", "redirect/there/301").include(),
            Fetch.of("GET", "redirect/there/302").header("X-Token", "1"),
            Fetch.of("PUT", "redirect/there/308").include(),
            Fetch.of("POST", "text").type("text/plain").mode("no-cors").include());

    private Fetches() {}
}
