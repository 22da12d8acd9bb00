package io.github.cors4j.vertx;

import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notifies the indexes of a router that its routes or policies have changed. Listening begins with the first request and not
 * when a policy is mounted: Vert.x turns the errors of its own checks, which listen as well, into log lines where
 * several listen. And once a router, however often its routes are cleared.
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

    /** Tells of a policy that was mounted, of which Vert.x knows nothing. */
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
