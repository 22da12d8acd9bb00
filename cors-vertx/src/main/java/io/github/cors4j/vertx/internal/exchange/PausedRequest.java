package io.github.cors4j.vertx.internal.exchange;

import io.vertx.ext.web.RoutingContext;

/**
 * A request that waits for its policy. It is paused, as Vert.x's own handlers do it: nothing of its body is delivered, so nothing
 * is lost. If it fails or is rerouted meanwhile, for instance because of a timeout, it is read on, because an error page may need
 * its body.
 */
final class PausedRequest {
    /** How often it is looked after, in milliseconds, because Vert.x reports a reroute to nobody. */
    private static final long INTERVAL = 250;

    private final RoutingContext root;
    private final RoutingContext ctx;
    private final long timer;
    /** A headers-end handler that does nothing. A reroute removes it. */
    private int mark;

    private boolean paused;
    private boolean rerouted;

    PausedRequest(RoutingContext root, RoutingContext ctx) {
        this.root = root;
        this.ctx = ctx;
        paused = !ctx.request().isEnded();
        if (paused) {
            ctx.request().pause();
        }
        mark();
        timer = ctx.vertx().setPeriodic(INTERVAL, tick -> {
            if (isHandledElsewhere() || isOver()) {
                resume();
            }
        });
    }

    private void mark() {
        mark = ctx.addHeadersEndHandler(end -> {});
    }

    /** Returns whether the request has failed or was rerouted, so that it is not for its policy to let it go on. */
    boolean isHandledElsewhere() {
        return root.failed() || isRerouted();
    }

    private boolean isRerouted() {
        if (!rerouted) {
            rerouted = !ctx.removeHeadersEndHandler(mark);
            if (!rerouted) {
                mark();
            }
        }
        return rerouted;
    }

    private boolean isOver() {
        return root.response().ended() || root.response().closed();
    }

    void resume() {
        ctx.vertx().cancelTimer(timer);
        if (paused && !root.response().closed()) { // in Vert.x 4.5, a stream that was reset cannot be resumed
            ctx.request().resume();
        }
        paused = false;
    }
}
