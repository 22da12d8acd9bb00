package io.github.cors4j;

import io.github.cors4j.internal.text.HarmlessText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The explanation of a decision of a {@link Cors} policy, in plain words: each check with its result and, for a refusal, the
 * cause and what to change.
 *
 * <p>It is for developers, and never part of a response. Text that it quotes from the request is printable ASCII and limited
 * in length, so it is safe to log.
 */
public final class CorsExplanation {
    /** The result of a check. */
    public enum Result {
        /** The policy has no objection. */
        PASSED,
        /** This check is the reason why the request is refused. */
        FAILED,
        /** The check was not reached, or does not apply. */
        SKIPPED
    }

    /**
     * A check of the request.
     *
     * @param subject what was checked: {@code path}, {@code origin}, {@code method} or {@code headers}
     * @param result the result
     * @param detail the reason for the result, in words
     */
    public record Check(String subject, Result result, String detail) {}

    /**
     * A resource of the policy, and whether it matches the path of the request.
     *
     * @param resource the path pattern as it was configured
     * @param matches whether it matches the path
     * @param decides whether it is the resource that decides
     */
    public record ResourceMatch(String resource, boolean matches, boolean decides) {}

    private final CorsDecision decision;
    private final List<ResourceMatch> resources;
    private final List<Check> checks;
    private final @Nullable String remedy;
    private final List<String> notes;

    CorsExplanation(
            CorsDecision decision,
            List<ResourceMatch> resources,
            List<Check> checks,
            @Nullable String remedy,
            List<String> notes) {
        this.decision = decision;
        this.resources = List.copyOf(resources);
        this.checks = List.copyOf(checks);
        this.remedy = remedy;
        this.notes = List.copyOf(notes);
    }

    /**
     * Returns the decision that is explained.
     *
     * @return the same decision that {@link Cors#decide} returns
     */
    public CorsDecision decision() {
        return decision;
    }

    /**
     * Returns the resources of the policy, each with whether it matches and whether it decides.
     *
     * @return the resources in the order of declaration
     */
    public List<ResourceMatch> resources() {
        return resources;
    }

    /**
     * Returns the checks, each with its result.
     *
     * @return the checks of path, origin, method and headers, in this order
     */
    public List<Check> checks() {
        return checks;
    }

    /**
     * Returns the cause of a refusal.
     *
     * @return the detail of the check that failed; empty if the request is not refused
     */
    public Optional<String> cause() {
        return checks.stream()
                .filter(check -> check.result() == Result.FAILED)
                .map(Check::detail)
                .findFirst();
    }

    /**
     * Returns what to change so that the request is allowed.
     *
     * @return the remedy; empty if the request is not refused
     */
    public Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }

    /**
     * Returns what may fail although the policy allows the request: in the browser, such as credentials that the policy does
     * not support, or the preflight of a {@link CorsRequest}; or in the application, if it has to respond to preflights
     * itself.
     *
     * @return the notes; empty if there are none, and always if the request is refused
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * Returns the most important facts in one line, for logs.
     *
     * @return outcome, resource, cause, remedy and notes
     */
    public String summary() {
        String resource = decision.resource()
                .map(name -> " by resource " + HarmlessText.bare(name))
                .orElse("");
        String sameOrigin = decision.outcome() == Outcome.SAME_ORIGIN ? ": " + Outcome.SAME_ORIGIN.text() : "";
        return decision.kind() + " request " + verdict() + resource + sameOrigin
                + cause().map(text -> ": " + text).orElse("")
                + remedy().map(text -> ". Remedy: " + text).orElse("")
                + notes.stream().map(note -> ". Note: " + note).collect(Collectors.joining());
    }

    private String verdict() {
        if (decision.allowed()) {
            return "allowed";
        }
        return decision.refusesRequest() ? "refused by a guard with status 403" : "refused";
    }

    /**
     * Returns the summary, followed by a line for each check.
     *
     * @return several lines
     */
    @Override
    public String toString() {
        return checks.stream()
                .map(check ->
                        System.lineSeparator() + "  " + check.subject() + " " + check.result() + ": " + check.detail())
                .collect(Collectors.joining("", summary(), ""));
    }
}
