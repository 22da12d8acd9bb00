package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import io.github.cors4j.attack.AuthorityContract;
import io.github.cors4j.attack.Http2Request;
import io.github.cors4j.attack.Target;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AuthorityTest extends AuthorityContract {
    static List<String> hpack(byte[] block) throws Exception {
        HpackDecoder decoder = new HpackDecoder(8192, System::nanoTime);
        MetaData.Response response = (MetaData.Response) decoder.decode(ByteBuffer.wrap(block));
        List<String> fields = new ArrayList<>(List.of(":status: " + response.getStatus()));
        response.getHttpFields().forEach(field -> fields.add(field.getName() + ": " + field.getValue()));
        return fields;
    }

    @Override
    protected Target start(Cors cors) {
        TestServer server = TestServer.startWithHttp2(config -> {
            config.registerPlugin(new CrossOriginPlugin(cors));
            config.routes.post("/x", ctx -> ctx.result("handled"));
            config.routes.ws("/ws", ws -> {});
        });
        return Target.of(server.port(), server::close);
    }

    @Override
    protected List<String> fields(byte[] block) throws Exception {
        return hpack(block);
    }

    @TestFactory
    Stream<DynamicTest> handshakesOverHttp2() {
        return handshakesOverHttp2(handshakeWithoutPolicy());
    }

    /** Returns the status 200, or 404: the first versions of Javalin 7 know no websockets over HTTP/2. */
    static int handshakeWithoutPolicy() {
        try (TestServer server = TestServer.startWithHttp2(config -> {
            config.routes.ws("/ws", ws -> {});
        })) {
            return Http2Request.handshake("/ws")
                    .with(":authority", "localhost")
                    .with("sec-websocket-version", "13")
                    .send(server.port(), AuthorityTest::hpack)
                    .status();
        }
    }
}
