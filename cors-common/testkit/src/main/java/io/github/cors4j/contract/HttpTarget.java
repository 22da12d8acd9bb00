package io.github.cors4j.contract;

import static io.restassured.RestAssured.given;

import io.restassured.http.Headers;
import io.restassured.specification.RequestSpecification;
import java.util.stream.StreamSupport;

/** Sends requests through a raw socket, or with REST-assured those that a client leaves as they are. */
final class HttpTarget implements Target {
    private final SiteServer server;
    private final RawHttp raw;

    HttpTarget(SiteServer server) {
        this.server = server;
        this.raw = new RawHttp(server.port());
    }

    @Override
    public Response send(Request request) {
        return raw.send(request);
    }

    @Override
    public Response sendByClient(Request request) {
        return request.needsRawSocket() ? raw.send(request) : exchange(request);
    }

    private Response exchange(Request request) {
        RequestSpecification specification = given().baseUri("http://127.0.0.1")
                .port(server.port())
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false);
        request.headers().forEach(header -> specification.header(header.name(), header.value()));
        io.restassured.response.Response response = specification.request(request.method(), request.target());
        Headers headers = response.headers();
        return new Response(
                response.statusCode(),
                StreamSupport.stream(headers.spliterator(), false)
                        .map(header -> new Header(header.getName(), header.getValue()))
                        .toList(),
                response.asString());
    }

    @Override
    public void close() {
        raw.close();
        server.close();
    }
}
