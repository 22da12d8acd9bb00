package io.github.cors4j.examples.browser;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of {@code fetch(url, options)}.
 *
 * @param path below the policy's, until {@link #at} makes it the url
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Fetch(
        @JsonIgnore String path,
        String url,
        String method,
        Map<String, String> headers,
        String credentials,
        String mode,
        String redirect,
        String cache,
        String body) {

    static Fetch of(String method, String path) {
        return new Fetch(path, "", method, Map.of(), "same-origin", "cors", "follow", "default", null);
    }

    Fetch at(String newUrl) {
        return new Fetch(path, newUrl, method, headers, credentials, mode, redirect, cache, body);
    }

    Fetch header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fetch(path, url, method, more, credentials, mode, redirect, cache, body);
    }

    Fetch type(String type) {
        return header("Content-Type", type).body("{}");
    }

    Fetch include() {
        return new Fetch(path, url, method, headers, "include", mode, redirect, cache, body);
    }

    Fetch omit() {
        return new Fetch(path, url, method, headers, "omit", mode, redirect, cache, body);
    }

    Fetch mode(String newMode) {
        return new Fetch(path, url, method, headers, credentials, newMode, redirect, cache, body);
    }

    Fetch redirect(String newRedirect) {
        return new Fetch(path, url, method, headers, credentials, mode, newRedirect, cache, body);
    }

    Fetch cache(String newCache) {
        return new Fetch(path, url, method, headers, credentials, mode, redirect, newCache, body);
    }

    Fetch body(String newBody) {
        return new Fetch(path, url, method, headers, credentials, mode, redirect, cache, newBody);
    }

    /** What tells the servers which fetch it is. */
    String query() {
        return url.substring(url.indexOf('?') + 1);
    }

    @Override
    public String toString() {
        return "fetch(" + (url.isEmpty() ? path : url) + ", " + method + " " + headers + " credentials " + credentials
                + (mode.equals("cors") ? "" : " mode " + mode)
                + (redirect.equals("follow") ? "" : " redirect " + redirect) + ")";
    }
}
