package io.github.cors4j.examples.browser;

import java.net.URI;
import java.util.Set;

/**
 * What the APIs answer, CORS apart.
 *
 * @param one origin of an API
 * @param two origin of the other
 */
record Answers(String one, String two) {
    /** Stands for a status of which it only matters that it is an error: frameworks differ. */
    static final int SOME_ERROR = 400;

    /** The headers of every answer that the proof looks at, besides those of CORS. */
    static final Set<String> HEADERS = Set.of("x-total", "x-secret", "content-language");

    int status(String method, String url) {
        String path = URI.create(url).getPath();
        String below = path.substring(path.indexOf('/', 1) + 1);
        boolean get = method.equals("GET");
        return switch (below) {
            case "text" -> get || method.equals("HEAD") || Api.TEXT_METHODS.contains(method) ? 200 : SOME_ERROR;
            case "stream", "files/hello.txt" -> get ? 200 : SOME_ERROR;
            case "empty" -> get ? 204 : SOME_ERROR;
            case "denied" -> 401;
            case "broken" -> get || method.equals("PUT") ? 500 : SOME_ERROR;
            case "get-only" -> get ? 200 : 405;
            default ->
                below.startsWith("redirect/") && Api.REDIRECT_METHODS.contains(method)
                        ? Integer.parseInt(below.substring(below.lastIndexOf('/') + 1))
                        : below.startsWith("redirect/") ? SOME_ERROR : 404;
        };
    }

    String location(String url) {
        URI uri = URI.create(url);
        String[] path = uri.getPath().split("/");
        String here = url.startsWith(one + "/") ? one : two;
        return Api.location(here, here.equals(one) ? two : one, path[1], path[3], uri.getQuery());
    }
}
