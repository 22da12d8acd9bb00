package io.github.cors4j.examples.playground;

import io.javalin.config.JavalinConfig;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Records what a Javalin server receives and sends. It runs at the point where Jetty sends responses, because the plugin
 * responds to preflights before Javalin's handlers run, and because the headers are complete only there.
 */
public final class JettyRecorder extends Handler.Wrapper {
    /** The status of a websocket upgrade: the only interim response that no other response follows. */
    private static final int SWITCHING = 101;

    private final String api;
    private final ExchangeLog log;

    private JettyRecorder(String api, ExchangeLog log) {
        this.api = api;
        this.log = log;
    }

    /**
     * Adds the recorder to an application.
     *
     * @param config the configuration of the application
     * @param api the id of the server
     * @param log the log to record in
     */
    public static void install(JavalinConfig config, String api, ExchangeLog log) {
        config.jetty.modifyServer(server -> server.insertHandler(new JettyRecorder(api, log)));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String run = ExchangeLog.runOf(request.getHttpURI().getQuery());
        if (run != null) {
            // Read now: the fields are gone once the request is over.
            List<List<String>> headers = lines(request.getHeaders()).toList();
            String target = request.getHttpURI().getPathQuery();
            request.addHttpStreamWrapper(stream -> new HttpStream.Wrapper(stream) {
                @Override
                public void send(
                        MetaData.Request sent,
                        MetaData.Response answer,
                        boolean last,
                        ByteBuffer content,
                        Callback sending) {
                    if (answer != null && (answer.getStatus() >= 200 || answer.getStatus() == SWITCHING)) {
                        log.add(
                                run,
                                api,
                                request.getMethod(),
                                target,
                                headers.stream(),
                                answer.getStatus(),
                                lines(answer.getHttpFields()));
                    }
                    super.send(sent, answer, last, content, sending);
                }
            });
        }
        return super.handle(request, response, callback);
    }

    private static Stream<List<String>> lines(HttpFields fields) {
        return fields.stream().map(field -> List.of(field.getName(), field.getValue() == null ? "" : field.getValue()));
    }
}
