package io.github.cors4j;

import io.github.cors4j.internal.header.Vary;
import org.jspecify.annotations.Nullable;

/**
 * Holds what all responses of a policy have in common.
 *
 * @param resource the path pattern as it was configured
 * @param credentials whether credentials are supported
 * @param exposeHeaders the list as it is sent; {@code null} if there is none
 * @param maxAge the max age in seconds; {@code null} if there is none
 * @param vary the names for all responses but those to preflights
 * @param varyOfPreflights the names for responses to preflights
 * @param automaticOptions whether preflights end here
 * @param preflightStatus the status with which they end
 */
record ResponseSettings(
        String resource,
        boolean credentials,
        @Nullable String exposeHeaders,
        @Nullable String maxAge,
        Vary vary,
        Vary varyOfPreflights,
        boolean automaticOptions,
        int preflightStatus) {

    Vary vary(RequestKind kind) {
        return kind == RequestKind.PREFLIGHT ? varyOfPreflights : vary;
    }

    /** Returns whether a response allows credentials; it never does if it allows {@code *}. */
    boolean allowsCredentials(@Nullable String allowedOrigin) {
        return credentials && allowedOrigin != null && !allowedOrigin.equals("*");
    }
}
