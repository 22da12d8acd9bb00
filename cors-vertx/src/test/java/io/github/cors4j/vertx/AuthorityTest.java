package io.github.cors4j.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.AuthorityContract;
import io.github.cors4j.attack.Http2Request;
import io.github.cors4j.attack.Target;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AuthorityTest extends AuthorityContract {
    static List<String> hpack(byte[] block) throws Exception {
        List<String> fields = new ArrayList<>();
        new DefaultHttp2HeadersDecoder()
                .decodeHeaders(1, Unpooled.wrappedBuffer(block))
                .forEach(field -> fields.add(field.getKey() + ": " + field.getValue()));
        return fields;
    }

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
        return hpack(block);
    }

    /** Vert.x itself ends streams that open websockets over HTTP/2: no guard has to see them. */
    @Test
    void noHandlerIsReachedByAHandshakeOverHttp2() {
        AtomicInteger reached = new AtomicInteger();
        try (Server server = Server.start(router -> router.route().handler(ctx -> {
            reached.incrementAndGet();
            ctx.end();
        }))) {
            Http2Request handshake = Http2Request.handshake("/ws")
                    .with(":authority", "localhost")
                    .with("origin", Server.EVIL)
                    .with("sec-websocket-version", "13");
            assertThat(handshake.send(server.port(), AuthorityTest::hpack).status())
                    .isEqualTo(Http2Request.RESET);
            assertThat(reached).hasValue(0);
            Http2Request plain = Http2Request.of("GET", "/ws").with(":authority", "localhost");
            assertThat(plain.send(server.port(), AuthorityTest::hpack).status()).isEqualTo(200);
            assertThat(reached).hasValue(1);
        }
    }
}
