package io.github.cors4j.benchmarks;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import org.eclipse.jetty.http.HttpFields;

/** A servlet response with the header map of Jetty, and a body that nobody keeps. */
abstract class ServletResponseStub implements HttpServletResponse {
    private static final ServletOutputStream NOWHERE = new ServletOutputStream() {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int b) {}
    };

    private HttpFields.Mutable fields = HttpFields.build();
    private int status;

    void renew() {
        fields = HttpFields.build();
        status = 200;
    }

    HttpFields fields() {
        return fields;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public String getHeader(String name) {
        return fields.get(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return fields.getValuesList(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        return fields.getFieldNamesCollection();
    }

    @Override
    public boolean containsHeader(String name) {
        return fields.contains(name);
    }

    @Override
    public void addHeader(String name, String value) {
        fields.add(name, value);
    }

    @Override
    public void setHeader(String name, String value) {
        fields.put(name, value);
    }

    @Override
    public String getContentType() {
        return fields.get("Content-Type");
    }

    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return NOWHERE;
    }

    @Override
    public void flushBuffer() {}
}
