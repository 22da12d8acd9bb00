package io.github.cors4j.vertx.internal.exchange;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsDecision;
import io.github.cors4j.spi.Scope;
import io.github.cors4j.vertx.internal.route.EnteredScope;
import io.github.cors4j.vertx.internal.route.PolicySource;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what policies have decided about a request, which ones, whether that may still change, and whether it was reported. */
abstract class DecidedRequest extends TrackedRequest {
    /** Where the data of the routing context have it. */
    static final String KEY = "io.github.cors4j";

    private @Nullable PolicyLookup lookup;

    /** The policies that made the decision; usually one. */
    private List<PolicySource> deciders = List.of();

    private @Nullable CorsDecision decision;
    private boolean settled;
    private boolean reported;
    private boolean refused;

    DecidedRequest(RoutingContext root) {
        super(root);
    }

    /**
     * Policies that were looked up are kept. If one has not arrived when the request is rerouted, for instance because of a
     * timeout, nothing is granted.
     */
    @Override
    protected void restart() {
        super.restart();
        if (lookup != null && lookup.leave()) {
            refuse();
        }
        deciders = List.of();
        decision = null;
        settled = false;
        reported = false;
    }

    // ---- which policies to ask

    final Cors ask(PolicySource policy) {
        Cors constant = policy.constant();
        return constant != null ? constant : lookup().of(policy);
    }

    /** Returns whether a policy is known, or can be looked up without waiting. */
    final boolean mayAsk(PolicySource policy) {
        return lookup().mayAsk(policy);
    }

    final void choose(RoutingContext ctx, Collection<PolicySource> policies, Runnable then) {
        if (policies.isEmpty()) {
            then.run();
        } else {
            lookup().make(ctx, policies, then);
        }
    }

    private PolicyLookup lookup() {
        PolicyLookup made = lookup;
        if (made == null) {
            made = new PolicyLookup(this, root);
            lookup = made;
        }
        return made;
    }

    /**
     * Makes sure that from now on nothing is granted and no policy is asked again, not even about the error page of a
     * reroute.
     */
    final IllegalStateException refuse(String message) {
        drop();
        refuse();
        root.put(KEY, this);
        return new IllegalStateException(message);
    }

    final void refuse() {
        refused = true;
    }

    final boolean isRefused() {
        return refused;
    }

    /** Returns whether nothing may be granted, because there is no policy, or not yet. */
    final boolean isWithoutPolicy() {
        return refused || lookup != null && lookup.isMaking();
    }

    // ---- what they decide

    final CorsDecision decide(PolicySource policy) {
        CorsDecision known = decision;
        if (known == null || deciders != policy.alone()) {
            known = ask(policy).evaluate(this, READER, scope(policy));
            decided(known, policy.alone());
        }
        return known;
    }

    /** Returns what all of several policies grant. */
    final CorsDecision decide(List<PolicySource> policies) {
        List<CorsDecision> decisions = new ArrayList<>(policies.size());
        for (PolicySource policy : policies) {
            decisions.add(ask(policy).evaluate(this, READER, scope(policy)));
        }
        CorsDecision common = CorsDecision.common(decisions);
        decided(common, policies);
        return common;
    }

    private void decided(CorsDecision made, List<PolicySource> by) {
        if (!settled) {
            decision = made;
            deciders = by;
        }
    }

    private Scope scope(PolicySource policy) {
        EnteredScope here = here();
        boolean whole = here != null && here.outermost().isApplicationOf(policy);
        return whole ? Scope.APPLICATION : Scope.SUB_ROUTER;
    }

    /** Fixes the decision: no other policy is asked. */
    final void settle(CorsDecision decided, List<PolicySource> by) {
        decision = decided;
        deciders = by;
        settled = true;
    }

    /** Returns the decision if it is fixed. */
    @Nullable
    final CorsDecision settled() {
        return settled ? decision : null;
    }

    final List<PolicySource> deciders() {
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
            PolicySource decider = deciders.get(0);
            ask(decider).report(last, this, READER, scope(decider));
        } else {
            Cors.report(deciders.stream().map(this::ask).toList(), last, this, READER, Scope.SUB_ROUTER);
        }
    }
}
