package io.github.cors4j;

import io.github.cors4j.spi.RequestReader;
import org.jspecify.annotations.Nullable;

/**
 * Tells which policy covers a path, if any does.
 *
 * @param policy the policy that decides; {@code null} if none covers the path
 * @param isAmbiguous whether the path may also belong to another resource, so that nothing is granted
 */
record Coverage(@Nullable Policy policy, boolean isAmbiguous) {
    static final Coverage NONE = new Coverage(null, false);

    static Coverage by(Policy policy) {
        return new Coverage(policy, false);
    }

    Coverage ambiguous() {
        return isAmbiguous ? this : new Coverage(policy, true);
    }

    /**
     * Returns how cautious the policy is: whether it has guards, and how many {@code Vary} names. {@link #NONE} is the least
     * cautious.
     */
    int caution(RequestKind kind) {
        return policy == null
                ? -1
                : (policy.isGuarded() ? 100 : 0) + policy.vary(kind).names().size();
    }

    <R> CorsDecision decide(RequestKind kind, @Nullable String origin, R request, RequestReader<R> reader) {
        if (policy == null) {
            boolean sameOrigin = origin != null && SameOrigin.is(origin, request, reader);
            return CorsDecision.ofUncovered(kind, sameOrigin ? Outcome.SAME_ORIGIN : Outcome.NOT_COVERED);
        }
        return isAmbiguous
                ? policy.decideAmbiguous(kind, origin, request, reader)
                : policy.decide(kind, origin, request, reader);
    }
}
