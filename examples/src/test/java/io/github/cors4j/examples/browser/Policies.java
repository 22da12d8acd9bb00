package io.github.cors4j.examples.browser;

import io.github.cors4j.Cors;
import io.github.cors4j.CorsBuilder;
import io.github.cors4j.ResourceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The policies of the matrix, each for the paths below its own name. */
enum Policies {
    DEFAULTS((options, pages) -> {}),
    WILDCARD((options, pages) -> options.sendWildcard(true).exposeHeaders("X-Total")),
    EXPOSES_ALL((options, pages) -> options.exposeHeaders("*").methods("*")),
    ONE_ORIGIN((options, pages) -> options.origins(pages.listed()).exposeHeaders("X-Total")),
    TWO_ORIGINS((options, pages) -> options.origins(pages.listed(), pages.address())),
    ANY_PORT((options, pages) -> options.origins("http://localhost:*")),
    SUBDOMAINS((options, pages) -> options.origins("http://*.localhost:*")),
    EXPRESSION((options, pages) -> options.origins("^http://(app\\.)?localhost:\\d+$")),
    CREDENTIALS((options, pages) -> options.origins(pages.listed(), pages.address())
            .supportsCredentials(true)
            .exposeHeaders("X-Total")),
    CREDENTIALS_ANY_METHOD((options, pages) -> options.origins("http://localhost:*")
            .supportsCredentials(true)
            .methods("*")
            .exposeHeaders("X-Total", "X-Secret")),
    CREDENTIALS_SECURE_ONLY((options, pages) ->
            options.origins("^http://(localhost|shop\\.example\\.test):\\d+$").supportsCredentials(true)),
    FEW_METHODS((options, pages) -> options.methods("GET", "patch", "PURGE")),
    NO_METHODS((options, pages) -> options.methods(List.of())),
    FEW_HEADERS((options, pages) -> options.allowHeaders("X-Token", "content-type")),
    HEADER_EXPRESSION((options, pages) -> options.allowHeaders("^x-.*$")),
    NO_HEADERS((options, pages) -> options.allowHeaders(List.of())),
    NULL_ORIGIN((options, pages) -> options.origins(pages.listed(), "null").dangerouslyAllowNullOrigin(true)),
    NULL_WITH_CREDENTIALS((options, pages) -> options.origins(pages.listed(), "null")
            .dangerouslyAllowNullOrigin(true)
            .supportsCredentials(true)),
    STATUS_204((options, pages) -> options.preflightStatus(204).maxAge(Duration.ofMinutes(10))),
    MAX_AGE_ZERO((options, pages) -> options.maxAge(Duration.ZERO)),
    CACHED((options, pages) ->
            options.origins(pages.listed(), pages.otherPort()).exposeHeaders("X-Cache")),
    CACHED_WITHOUT_VARY((options, pages) -> options.origins(pages.listed(), pages.otherPort())
            .exposeHeaders("X-Cache")
            .varyHeader(false)),
    OWN_OPTIONS((options, pages) -> options.automaticOptions(false)),
    EXCLUDED((options, pages) -> {});

    private final BiConsumer<ResourceOptions, Origins> configure;

    Policies(BiConsumer<ResourceOptions, Origins> configure) {
        this.configure = configure;
    }

    /** The origins of pages that policies list; ports differ from run to run. */
    record Origins(String listed, String otherPort, String address) {}

    String path() {
        return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All of them in one policy. */
    static Cors together(Origins pages) {
        CorsBuilder builder = Cors.builder().exclude(EXCLUDED.path() + "/*");
        for (Policies policy : values()) {
            if (policy != EXCLUDED) {
                builder.resource(policy.path() + "/*", options -> policy.configure.accept(options, pages));
            }
        }
        return builder.build();
    }
}
