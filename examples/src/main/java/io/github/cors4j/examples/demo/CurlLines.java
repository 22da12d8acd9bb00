package io.github.cors4j.examples.demo;

/** Requests to paste into a terminal, quoted so that they work in every shell. */
final class CurlLines {
    private static final String ORIGIN = "https://www.examplesite.com";

    private CurlLines() {}

    static String of(Api api) {
        return """
                %1$s on %2$s
                  # a page that the policy does not cover
                  curl -i -H "Origin: %3$s" %2$s/
                  # a request, and the same from an origin that no browser could have
                  curl -i -H "Origin: %3$s" %2$s/api/v1/users/
                  curl -i -H "Origin: www.examplesite.com" %2$s/api/v1/users/
                  # what a browser asks before it posts JSON, and then the post itself
                  curl -i -X OPTIONS -H "Origin: %3$s" -H "Access-Control-Request-Method: POST" \
                -H "Access-Control-Request-Headers: Content-Type" %2$s/api/v1/users/create
                  curl -i -X POST -H "Origin: %3$s" -H "Content-Type: application/json" -d "{}" %2$s/api/v1/users/create
                  # a handler that throws
                  curl -i -H "Origin: %3$s" %2$s/api/exception
                """.formatted(api.framework(), api.url(), ORIGIN);
    }
}
