package io.github.cors4j.vertx.internal.route;

import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the scopes that have indexed a router that its routes or policies have changed. Listening begins with the first request and not
 * when a policy is mounted: Vert.x's own checks listen as well, and their errors are only logged if there are several
 * listeners. There is one listener for each router, however often its routes are cleared.
 */
final class RouterChanges {
    private static final String KEY = "io.github.cors4j.vertx.changes";

    private final Set<RouterScope> readers = ConcurrentHashMap.newKeySet();

    private RouterChanges() {}

    static RouterChanges of(Router router) {
        synchronized (router) {
            RouterChanges changes = (RouterChanges) router.metadata().get(KEY);
            if (changes == null) {
                changes = new RouterChanges();
                router.putMetadata(KEY, changes);
                router.modifiedHandler(changes::tellAll);
            }
            return changes;
        }
    }

    /** Notifies the indexes of a policy that was mounted, which Vert.x does not report. */
    static void tellAllOf(Router router) {
        RouterChanges changes = (RouterChanges) router.metadata().get(KEY);
        if (changes != null) {
            changes.tellAll(router);
        }
    }

    void tell(RouterScope reader) {
        readers.add(reader);
    }

    private void tellAll(Router changed) {
        readers.forEach(RouterScope::forgetRoutes);
    }
}
