package io.github.cors4j.javalin.internal.servlet;

import io.github.cors4j.spi.ResponseHeaders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** Changes the headers of Jetty's own response, which costs least. */
public final class JettyHeaders implements ResponseHeaders<HttpFields.Mutable> {

    public static final JettyHeaders ACCESS = new JettyHeaders();

    /**
     * The first field of each name. Most of them have the same value from request to request, which saves 40 bytes and a look-up
     * of the name for each.
     */
    private static final Map<String, HttpField> FIRST = new ConcurrentHashMap<>();

    private JettyHeaders() {}

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

    private static HttpField field(String name, String value) {
        HttpField first = FIRST.get(name);
        if (first != null && first.getValue().equals(value)) {
            return first;
        }
        HttpField field = new HttpField(name, value);
        if (first == null) {
            FIRST.put(name, field);
        }
        return field;
    }
}
