package io.github.cors4j.contract;

import static io.restassured.RestAssured.given;

import io.restassured.http.Headers;
import io.restassured.specification.RequestSpecification;
import java.util.stream.StreamSupport;

/** Sends requests with REST-assured if a client leaves them as they are, otherwise through a raw socket. */
final class HttpTarget extends SocketTarget {
    HttpTarget(SiteServer server) {
        super(server);
    }

    @Override
    public Response sendByClient(Request request) {
        return request.needsRawSocket() ? send(request) : exchange(request);
    }

    private Response exchange(Request request) {
        RequestSpecification specification = given().baseUri("http://127.0.0.1")
                .port(port())
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
}
