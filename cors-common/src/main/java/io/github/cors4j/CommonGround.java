package io.github.cors4j;

import io.github.cors4j.internal.header.Vary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Combines decisions about one request into one that grants what all of them grant, if several policies may decide. */
final class CommonGround {
    private final List<CorsDecision> all;

    private CommonGround(List<CorsDecision> all) {
        this.all = all;
    }

    static CorsDecision of(List<CorsDecision> decisions) {
        CorsDecision first = decisions.get(0);
        if (decisions.stream().allMatch(decision -> decision == first)) {
            return first;
        }
        return new CommonGround(decisions).decision();
    }

    private CorsDecision decision() {
        List<ResponseSettings> settings = new ArrayList<>();
        for (CorsDecision decision : all) {
            if (decision.settings() != null) {
                settings.add(decision.settings());
            }
        }
        CorsDecision first = all.get(0);
        if (settings.isEmpty()) {
            return first;
        }
        String origin = origin();
        String methods = origin == null ? null : list(CorsDecision::allowedMethods);
        String headers = methods == null ? null : list(CorsDecision::allowedHeaders);
        Outcome outcome = all.stream()
                .map(CorsDecision::outcome)
                .filter(each -> each != Outcome.ALLOWED)
                .findFirst()
                .orElse(Outcome.ALLOWED);
        CorsDecision common = new CorsDecision(
                first.kind(),
                outcome,
                settings(settings),
                origin,
                methods,
                headers,
                methods != null && all.stream().allMatch(CorsDecision::allowsPrivateNetwork));
        return all.stream()
                .filter(CorsDecision::refusesRequest)
                .findFirst()
                .map(refusal -> common.refusing(refusal.outcome()))
                .orElse(common);
    }

    private ResponseSettings settings(List<ResponseSettings> settings) {
        ResponseSettings first = settings.get(0);
        boolean alike = settings.size() == all.size();
        return new ResponseSettings(
                first.resource(),
                all.stream().allMatch(CorsDecision::allowsCredentials),
                alike
                                && all.stream()
                                                .map(CorsDecision::exposedHeaders)
                                                .distinct()
                                                .count()
                                        == 1
                        ? first.exposeHeaders()
                        : null,
                alike ? shortestMaxAge(settings) : null,
                settings.stream().map(ResponseSettings::vary).reduce(Vary::and).orElse(Vary.NOTHING),
                settings.stream()
                        .map(ResponseSettings::varyOfPreflights)
                        .reduce(Vary::and)
                        .orElse(Vary.NOTHING),
                settings.stream().allMatch(ResponseSettings::automaticOptions),
                first.preflightStatus());
    }

    /** Returns the request's own where one says {@code *} and another names it: the page may read it under both. */
    private @Nullable String origin() {
        String origin = "*";
        for (CorsDecision decision : all) {
            String allowed = decision.allowedOrigin();
            if (allowed == null) {
                return null;
            }
            if (!allowed.equals("*")) {
                origin = allowed;
            }
        }
        return origin;
    }

    /** Returns the entries that all lists have in common; {@code *} contains every entry. */
    private @Nullable String list(Function<CorsDecision, @Nullable String> header) {
        List<String> common = null;
        for (CorsDecision decision : all) {
            String value = header.apply(decision);
            if (value == null) {
                return null;
            }
            if (!value.equals("*")) {
                List<String> entries = Arrays.asList(value.split(", "));
                common = new ArrayList<>(common == null ? entries : common);
                common.retainAll(entries);
            }
        }
        if (common == null) {
            return "*";
        }
        return common.isEmpty() ? null : String.join(", ", common);
    }

    private static @Nullable String shortestMaxAge(List<ResponseSettings> settings) {
        String shortest = settings.get(0).maxAge();
        for (ResponseSettings each : settings) {
            if (shortest == null || each.maxAge() == null) {
                return null;
            }
            shortest = Long.parseLong(each.maxAge()) < Long.parseLong(shortest) ? each.maxAge() : shortest;
        }
        return Objects.requireNonNull(shortest);
    }
}
