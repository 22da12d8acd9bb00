package io.github.cors4j.attack;

import io.github.cors4j.Cors;
import io.github.cors4j.config.CorsConfigurationException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the policy a thousand times a second; each policy has a number that shows in every header of its responses. */
final class PolicyWheel implements AutoCloseable {
    static final String APP = "https://app.example.com";
    private static final long MILLISECOND = 1_000_000;
    private static final Pattern NUMBER = Pattern.compile("[XV]-?V?([0-9]+)$");

    private record Numbered(int number, Cors cors) {}

    private final Thread thread = new Thread(this::turn, "policy wheel");
    private volatile Numbered current = numbered(0);
    private volatile boolean stopped;
    private volatile int refused;

    PolicyWheel() {
        thread.setDaemon(true);
        thread.start();
    }

    private static Numbered numbered(int number) {
        return new Numbered(
                number,
                Cors.of(cors -> cors.origins(APP)
                        .supportsCredentials(number % 2 == 0)
                        .methods("GET", "PUT", "V" + number)
                        .allowHeaders("X-V" + number % 10)
                        .exposeHeaders("X-V" + number)
                        .maxAge(number % 86_400)
                        .preflightStatus(200 + number % 4)));
    }

    private void turn() {
        long next = System.nanoTime();
        while (!stopped) {
            next += MILLISECOND;
            int number = current.number() + 1;
            current = numbered(number);
            try {
                Cors.of(cors -> cors.origins("*").supportsCredentials(true).methods("V" + number, "TRACE"));
            } catch (CorsConfigurationException e) {
                refused++; // and the last good one stays in force
            }
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    Cors cors() {
        return current.cors();
    }

    /** Returns how many policies there were, not counting the first. */
    int number() {
        return current.number();
    }

    int refused() {
        return refused;
    }

    /** Returns what is wrong with the CORS headers of a response; {@code null} if they belong to one policy of that time. */
    static String fault(LoadRequest request, int status, Map<String, String> cors, int before, int after) {
        if (!request.allowed()) {
            String vary = request.preflight()
                    ? "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"
                    : "Origin";
            return cors.equals(Map.of("vary", vary)) ? null : "refused, but " + cors;
        }
        String shows = cors.get(request.preflight() ? "access-control-allow-methods" : "access-control-expose-headers");
        Matcher number = NUMBER.matcher(String.valueOf(shows));
        if (!number.find()) {
            return "no policy in " + cors;
        }
        int policy = Integer.parseInt(number.group(1));
        Map<String, String> expected = expected(policy, request.preflight());
        boolean rightStatus = !request.preflight() || status == 200 + policy % 4;
        boolean inForce = before <= policy && policy <= after;
        return cors.equals(expected) && inForce && rightStatus
                ? null
                : status + " " + cors + " of policy " + policy + ", in force " + before + " to " + after;
    }

    private static Map<String, String> expected(int number, boolean preflight) {
        Map<String, String> expected = new TreeMap<>(Map.of("access-control-allow-origin", APP, "vary", "Origin"));
        if (number % 2 == 0) {
            expected.put("access-control-allow-credentials", "true");
        }
        if (preflight) {
            expected.put("vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
            expected.put("access-control-allow-methods", "GET, PUT, V" + number);
            expected.put("access-control-allow-headers", "X-V" + number % 10);
            expected.put("access-control-max-age", "" + number % 86_400);
        } else {
            expected.put("access-control-expose-headers", "X-V" + number);
        }
        return expected;
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
