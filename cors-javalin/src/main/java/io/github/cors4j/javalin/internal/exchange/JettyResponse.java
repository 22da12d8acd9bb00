package io.github.cors4j.javalin.internal.exchange;

import io.github.cors4j.javalin.internal.servlet.JettyRequests;
import io.github.cors4j.spi.ResponseHeaders;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/**
 * Writes the headers of a response when Jetty commits it, whatever has produced it, and whatever was set, reset or flushed
 * before. It leaves interim responses (1xx) alone, but not websocket upgrades (101).
 */
final class JettyResponse extends HttpStream.Wrapper {

    static final ResponseHeaders<HttpFields.Mutable> FIELDS = new ResponseHeaders<>() {
        @Override
        public List<String> getAll(HttpFields.Mutable fields, String name) {
            HttpFields found = innermost(fields);
            String only = null;
            for (int i = 0; i < found.size(); i++) {
                HttpField field = found.getField(i);
                if (field.is(name)) {
                    if (only != null) {
                        return found.getValuesList(name);
                    }
                    only = field.getValue();
                }
            }
            return only == null ? List.of() : List.of(only);
        }

        @Override
        public void set(HttpFields.Mutable fields, String name, String value) {
            fields.put(field(name, value));
        }

        @Override
        public void add(HttpFields.Mutable fields, String name, String value) {
            fields.add(field(name, value));
        }

        @Override
        public void remove(HttpFields.Mutable fields, String name) {
            fields.remove(name);
        }

        @Override
        public boolean has(HttpFields.Mutable fields, String name, String value) {
            HttpField field = innermost(fields).getField(name);
            return field != null && value.equals(field.getValue());
        }

        @Override
        public int count(HttpFields.Mutable fields, String prefix) {
            HttpFields counted = innermost(fields);
            int lines = 0;
            for (int i = 0; i < counted.size(); i++) {
                if (counted.getField(i).getName().regionMatches(true, 0, prefix, 0, prefix.length())) {
                    lines++;
                }
            }
            return lines;
        }

        /** Only for reading: Jetty's wrapper watches changes, and makes several iterators for each look-up. */
        private static HttpFields innermost(HttpFields.Mutable fields) {
            HttpFields.Mutable inner = fields;
            while (inner instanceof HttpFields.Mutable.Wrapper wrapper) {
                inner = wrapper.getWrapped();
            }
            return inner;
        }
    };

    /**
     * The last field of each name. All but two of them are the same from request to request, which saves 40 bytes and a
     * look-up of the name for each.
     */
    private static final Map<String, HttpField> LAST = new ConcurrentHashMap<>();

    private final Exchange exchange;

    private JettyResponse(HttpStream stream, Exchange exchange) {
        super(stream);
        this.exchange = exchange;
    }

    private static HttpField field(String name, String value) {
        HttpField last = LAST.get(name);
        if (last != null && last.getValue().equals(value)) {
            return last;
        }
        HttpField field = new HttpField(name, value);
        if (field.getHeader() != HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN
                && field.getHeader() != HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS) {
            LAST.put(name, field);
        }
        return field;
    }

    static void writeWhenSent(Request request, Exchange exchange) {
        request.addHttpStreamWrapper(stream -> new JettyResponse(stream, exchange));
    }

    /** Does nothing and returns false if the container of an embedded servlet is not Jetty. */
    static boolean writeWhenSent(HttpServletRequest servletRequest, Exchange exchange) {
        Request request = JettyRequests.of(servletRequest);
        if (request == null) {
            return false;
        }
        writeWhenSent(request, exchange);
        return true;
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
        exchange.send(headers, FIELDS);
        super.prepareResponse(headers);
    }
}
