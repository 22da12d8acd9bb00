package io.github.cors4j.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A filter of the application that changes the method, as those do that read it from a field of a form. */
class FilteredMethodTest {
    private static final String EVIL = "https://evil.example";

    private final AtomicInteger ran = new AtomicInteger();
    private final Map<String, Container> hosts = new LinkedHashMap<>();

    @BeforeEach
    void start() {
        for (String name : Hosts.names()) {
            Deployment around = new Deployment("/ctx").filter("/*", FilteredMethodTest::changeMethod);
            hosts.put(name, Hosts.start(name, this::application, around));
        }
    }

    @AfterEach
    void stop() {
        hosts.values().forEach(Container::close);
    }

    private void application(JavalinConfig config) {
        config.registerPlugin(new CrossOriginPlugin(
                cors -> cors.origins(Wire.ORIGIN).methods("GET", "POST").guardUnsafeMethods(true)));
        config.routes.get("/x", this::handled);
        config.routes.post("/x", this::handled);
        config.routes.put("/x", this::handled);
        config.routes.delete("/x", this::handled);
    }

    private void handled(Context ctx) {
        ran.incrementAndGet();
        ctx.result(ctx.method().name());
    }

    private static void changeMethod(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getMethod() {
                        return request.getQueryString();
                    }
                },
                response);
    }

    /** @param handled by which method a handler gets it; empty if the guard refuses it */
    private record Row(String origin, String sent, String routed, String handled) {
        Wire.Answer ask(Container host) {
            String[] origins = origin.isEmpty() ? new String[0] : new String[] {"Origin: " + origin};
            return Wire.send(host.port(), sent, "/ctx/x?" + routed, origins);
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row(EVIL, "GET", "GET", "GET"),
            new Row(EVIL, "GET", "DELETE", ""),
            new Row(EVIL, "GET", "POST", ""),
            new Row(EVIL, "POST", "GET", ""),
            new Row(EVIL, "POST", "DELETE", ""),
            new Row("null", "GET", "DELETE", ""),
            new Row(Wire.ORIGIN, "GET", "PUT", ""),
            new Row(Wire.ORIGIN, "PUT", "GET", ""),
            new Row(Wire.ORIGIN, "POST", "DELETE", ""),
            new Row(Wire.ORIGIN, "GET", "POST", "POST"),
            new Row(Wire.ORIGIN, "POST", "GET", "GET"),
            new Row("http://localhost", "GET", "DELETE", "DELETE"),
            new Row("", "GET", "DELETE", "DELETE"));

    @Test
    void theMethodThatWasSentIsGuardedAndTheOneThatIsRoutedOn() {
        hosts.forEach((name, host) -> {
            for (Row row : ROWS) {
                ran.set(0);
                Wire.Answer answer = row.ask(host);
                boolean refused = row.handled().isEmpty();
                assertThat(answer.status()).as("%s: %s", name, row).isEqualTo(refused ? 403 : 200);
                assertThat(answer.body()).as("%s: %s", name, row).isEqualTo(row.handled());
                assertThat(ran).as("%s: %s", name, row).hasValue(refused ? 0 : 1);
                String[] expected =
                        row.origin().equals(Wire.ORIGIN) || row.origin().isEmpty()
                                ? new String[] {"Access-Control-Allow-Origin: " + Wire.ORIGIN, "Vary: Origin"}
                                : new String[] {"Vary: Origin"};
                assertThat(answer.cors()).as("%s: %s", name, row).containsExactly(expected);
            }
        });
    }

    @Test
    void theMethodThatWasSentTellsAPreflight() {
        hosts.forEach((name, host) -> {
            Wire.Answer preflight = Wire.preflight(host.port(), "/ctx/x?POST", "POST");
            assertThat(preflight.status()).as(name).isEqualTo(200);
            assertThat(preflight.values("Access-Control-Allow-Methods"))
                    .as(name)
                    .containsExactly("GET, POST");
            Wire.Answer none = Wire.send(
                    host.port(),
                    "POST",
                    "/ctx/x?OPTIONS",
                    "Origin: " + Wire.ORIGIN,
                    "Access-Control-Request-Method: POST");
            assertThat(none.status()).as(name).isEqualTo(404);
            assertThat(none.values("Access-Control-Allow-Methods")).as(name).isEmpty();
        });
        assertThat(ran).hasValue(0);
    }
}
