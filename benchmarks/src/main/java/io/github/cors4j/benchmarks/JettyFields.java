package io.github.cors4j.benchmarks;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Request headers as Jetty keeps them. */
final class JettyFields {
    private JettyFields() {}

    /** Returns all headers that have nothing to do with CORS. */
    static HttpFields.Mutable others() {
        HttpFields.Mutable fields = HttpFields.build();
        Sample.OTHER_HEADERS.forEach(header -> fields.add(header.get(0), header.get(1)));
        return fields;
    }

    static void read(Sample sample, HttpFields.Mutable fields) {
        put(fields, HttpHeader.ORIGIN, sample.origin());
        put(fields, HttpHeader.ACCESS_CONTROL_REQUEST_METHOD, sample.requestedMethod());
        if (!sample.requestedHeaders().isEmpty()) {
            fields.remove(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
            for (byte[] line : sample.requestedHeaders()) {
                fields.add(new HttpField(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS, Sample.text(line)));
            }
        }
    }

    private static void put(HttpFields.Mutable fields, HttpHeader name, byte @Nullable [] value) {
        if (value != null) {
            fields.put(new HttpField(name, Sample.text(value)));
        }
    }
}
