package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.AuthorityContract;
import io.github.cors4j.attack.Http2Request;
import io.github.cors4j.attack.Target;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import java.util.ArrayList;
import java.util.List;

class AuthorityTest extends AuthorityContract {
    @Override
    protected Target start(Cors cors) {
        Server server = Server.start(router -> {
            CrossOriginHandler.create(cors).mountOn(router);
            router.post("/x").handler(ctx -> ctx.end("handled"));
            router.route("/ws").handler(ctx -> ctx.request().toWebSocket().onFailure(ctx::fail));
        });
        return Target.of(server.port(), server::close);
    }

    @Override
    protected List<String> fields(byte[] block) throws Exception {
        List<String> fields = new ArrayList<>();
        new DefaultHttp2HeadersDecoder()
                .decodeHeaders(1, Unpooled.wrappedBuffer(block))
                .forEach(field -> fields.add(field.getKey() + ": " + field.getValue()));
        return fields;
    }

    @Override
    protected int http2Handshake() {
        return Http2Request.RESET;
    }
}
