package io.github.cors4j.vertx;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.spi.Scope;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what policies have decided about a request, which ones, whether that may still change, and whether it was reported. */
abstract class Verdict extends Whereabouts {
    private @Nullable Choices choices;

    /** The policies that made the decision; usually one. */
    private List<CrossOriginHandler> deciders = List.of();

    private @Nullable CorsDecision decision;
    private boolean settled;
    private boolean reported;
    private boolean refused;

    Verdict(RoutingContext root) {
        super(root);
    }

    /**
     * Starts again: nothing is decided yet, or a reroute has changed the path. Policies that were looked up are kept. If one
     * has not arrived by then, for instance because of a timeout, nothing is granted.
     */
    final void beginVerdict() {
        if (choices != null && choices.leave()) {
            refuse();
        }
        deciders = List.of();
        decision = null;
        settled = false;
        reported = false;
    }

    // ---- which policies to ask

    final Cors ask(CrossOriginHandler handler) {
        Cors constant = handler.constant();
        return constant != null ? constant : choices().of(handler);
    }

    /** Returns whether a policy is known, or can be looked up without waiting. */
    final boolean mayAsk(CrossOriginHandler handler) {
        return choices().mayAsk(handler);
    }

    final void choose(RoutingContext ctx, Collection<CrossOriginHandler> handlers, Runnable then) {
        if (handlers.isEmpty()) {
            then.run();
        } else {
            choices().make(ctx, handlers, then);
        }
    }

    private Choices choices() {
        Choices made = choices;
        if (made == null) {
            made = new Choices(this, root);
            choices = made;
        }
        return made;
    }

    /**
     * Makes sure that from now on nothing is granted and no policy is asked again, not even about the error page of a
     * reroute.
     */
    abstract IllegalStateException refuse(String message);

    final void refuse() {
        refused = true;
    }

    final boolean isRefused() {
        return refused;
    }

    /** Returns whether nothing may be granted, because there is no policy, or not yet. */
    final boolean isWithoutPolicy() {
        return refused || choices != null && choices.isMaking();
    }

    // ---- what they decide

    final CorsDecision decide(CrossOriginHandler handler) {
        CorsDecision known = decision;
        if (known == null || deciders != handler.alone) {
            known = ask(handler).evaluate(this, READER, scope(handler));
            decided(known, handler.alone);
        }
        return known;
    }

    /** Returns what all of several policies grant. */
    final CorsDecision decide(List<CrossOriginHandler> handlers) {
        List<CorsDecision> decisions = new ArrayList<>(handlers.size());
        for (CrossOriginHandler handler : handlers) {
            decisions.add(ask(handler).evaluate(this, READER, scope(handler)));
        }
        CorsDecision common = CorsDecision.common(decisions);
        decided(common, handlers);
        return common;
    }

    private void decided(CorsDecision made, List<CrossOriginHandler> by) {
        if (!settled) {
            decision = made;
            deciders = by;
        }
    }

    private Scope scope(CrossOriginHandler handler) {
        Presence here = here();
        boolean whole = here != null && here.outermost().isApplicationOf(handler);
        return whole ? Scope.APPLICATION : Scope.SUB_ROUTER;
    }

    /** Fixes the decision: no other policy is asked. */
    final void settle(CorsDecision decided, List<CrossOriginHandler> by) {
        decision = decided;
        deciders = by;
        settled = true;
    }

    /** Returns the decision if it is fixed. */
    @Nullable
    final CorsDecision settled() {
        return settled ? decision : null;
    }

    final List<CrossOriginHandler> deciders() {
        return deciders;
    }

    final boolean hasMade(CorsDecision made) {
        return decision == made;
    }

    // ---- reports

    /** Reports what applies to the response, or what was decided although nothing applies. */
    final void reportLast(@Nullable CorsDecision last) {
        CorsDecision known = last == null && !refused ? settled() : last;
        if (known != null) {
            report(known);
        }
    }

    /** Reports the decision to the log and the listener, once. */
    final void report(CorsDecision last) {
        if (reported || last != decision) {
            return;
        }
        reported = true;
        if (deciders.size() == 1) {
            CrossOriginHandler decider = deciders.get(0);
            ask(decider).report(last, this, READER, scope(decider));
        } else {
            Cors.report(deciders.stream().map(this::ask).toList(), last, this, READER, Scope.SUB_ROUTER);
        }
    }
}
