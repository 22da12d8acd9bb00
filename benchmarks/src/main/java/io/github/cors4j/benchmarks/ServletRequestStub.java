package io.github.cors4j.benchmarks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import org.eclipse.jetty.http.HttpFields;

/** A servlet request with the header map of Jetty. */
abstract class ServletRequestStub implements HttpServletRequest {
    private String method = "";
    private String path = "";
    private HttpFields headers = HttpFields.EMPTY;

    void read(Sample sample, HttpFields headers) {
        method = sample.method();
        path = sample.path();
        this.headers = headers;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public String getScheme() {
        return "http";
    }

    @Override
    public String getServerName() {
        return "api.example.org";
    }

    @Override
    public int getServerPort() {
        return 80;
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return headers.getValues(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.getFieldNamesCollection());
    }

    @Override
    public String getContentType() {
        return headers.get("Content-Type");
    }

    @Override
    public String getCharacterEncoding() {
        return "UTF-8";
    }

    @Override
    public int getContentLength() {
        return -1;
    }
}
