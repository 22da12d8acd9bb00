package io.github.cors4j.examples.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.cors4j.Cors;
import io.github.cors4j.config.ConfigurationProblem;
import io.github.cors4j.config.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The policy of each tenant, built from its row in the database and cached for a while.
 *
 * <p>A host gets {@link #NOTHING} if it has no row, or if its row lists no origins or no policy can be built from it. If the
 * database fails, {@link #of} fails, and so does the request; the next request asks the database again.
 */
public final class TenantPolicies {
    /** Grants nothing to any origin. A policy that excludes every path would do so too, but without its guards. */
    public static final Cors NOTHING = Cors.of(cors -> cors.origins("https://nobody.invalid")
            .alwaysSend(false)
            .guardUnsafeMethods(true)
            .guardWebSockets(true));

    /** A limit for the cache, because anybody can send any Host. */
    private static final int MOST_HOSTS = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final TenantTable table;
    private final BiConsumer<String, Exception> report;
    private final LoadingCache<String, Cors> cache;

    /**
     * Creates a cache of policies.
     *
     * @param table the table that they come from
     * @param keep how long a policy is cached, so how long a change of its row may go unnoticed
     * @param clock measures that time
     * @param report called with the host and the reason if no policy can be built from a row
     */
    public TenantPolicies(TenantTable table, Duration keep, Ticker clock, BiConsumer<String, Exception> report) {
        this.table = table;
        this.report = report;
        this.cache = Caffeine.newBuilder()
                .maximumSize(MOST_HOSTS)
                .expireAfterWrite(keep)
                .ticker(clock)
                .build(this::load);
    }

    /**
     * Returns the policy of a tenant, from the database if it is not cached. That blocks, so do not call this on an event
     * loop.
     *
     * @param host the host that a request names, without port, in any letter case
     * @return the tenant's policy, or {@link #NOTHING}
     * @throws RuntimeException if the database fails
     */
    public Cors of(String host) {
        return cache.get(key(host));
    }

    /**
     * Returns the policy of a tenant if it is cached, without asking the database.
     *
     * @param host the host that a request names, without port, in any letter case
     * @return the policy; empty if the database has to be asked
     */
    public Optional<Cors> ifKnown(String host) {
        return Optional.ofNullable(cache.getIfPresent(key(host)));
    }

    /**
     * Removes the policy of a tenant from the cache, so that a change of its row takes effect at once.
     *
     * @param host the host of the tenant, in any letter case
     */
    public void changed(String host) {
        cache.invalidate(key(host));
    }

    private static String key(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private Cors load(String host) throws Exception {
        @Nullable String policy = table.find(host).orElse(null);
        if (policy == null) {
            return NOTHING;
        }
        try {
            return build(policy);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            report.accept(host, e);
            return NOTHING;
        }
    }

    private static Cors build(String policy) throws JsonProcessingException {
        Map<String, Object> settings = JSON.readValue(policy, new TypeReference<>() {});
        Cors built = Cors.of(cors -> cors.configuration(settings));
        for (ConfigurationProblem warning : built.warnings()) {
            if (warning.reason() == Reason.ANY_ORIGIN_BY_OMISSION) {
                throw new IllegalArgumentException(warning.toString());
            }
        }
        return built;
    }
}
