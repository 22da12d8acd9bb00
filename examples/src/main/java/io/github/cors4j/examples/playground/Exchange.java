package io.github.cors4j.examples.playground;

import java.util.List;

/**
 * A request that a server of the demo has responded to, as it was sent and received.
 *
 * @param sequence counts exchanges, across both servers
 * @param api which server
 * @param method on the wire
 * @param target path and query
 * @param requestHeaders name and value of each line
 * @param status of the response
 * @param responseHeaders name and value of each line
 */
record Exchange(
        long sequence,
        String api,
        String method,
        String target,
        List<List<String>> requestHeaders,
        int status,
        List<List<String>> responseHeaders) {}
