package io.github.cors4j.javalin;

import io.github.cors4j.Cors;
import java.util.function.Supplier;

/** The same load on policies that are chosen by the request. */
class PerRequestLoadTest extends LoadTest {
    private static final Cors OF_NOBODY = Cors.of(cors -> cors.exclude("*"));

    @Override
    CrossOriginPlugin plugin(Supplier<Cors> policy) {
        return CrossOriginPlugin.perRequest(
                request -> request.getServerName().equals("nobody.example") ? OF_NOBODY : policy.get());
    }
}
