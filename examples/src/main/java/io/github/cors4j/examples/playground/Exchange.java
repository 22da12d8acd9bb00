package io.github.cors4j.examples.playground;

import java.util.List;

/**
 * A request that a server of the demo has responded to, as it was sent and received.
 *
 * @param sequence the number of the exchange, across both servers
 * @param api the server
 * @param method the method on the wire
 * @param target the path and query
 * @param requestHeaders the name and value of each line
 * @param status the status of the response
 * @param responseHeaders the name and value of each line
 */
record Exchange(
        long sequence,
        String api,
        String method,
        String target,
        List<List<String>> requestHeaders,
        int status,
        List<List<String>> responseHeaders) {}
