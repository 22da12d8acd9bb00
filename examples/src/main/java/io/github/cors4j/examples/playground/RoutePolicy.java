package io.github.cors4j.examples.playground;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cors4j.Cors;
import java.util.Map;
import java.util.Set;

/**
 * A path whose routes have a policy of their own, in place of the application's.
 *
 * @param path the path, without parameters
 * @param methods the methods of the routes, all of which have this policy
 * @param json the policy as a JSON object with the configuration keys
 * @param cors the policy
 */
public record RoutePolicy(String path, Set<String> methods, String json, Cors cors) {
    /**
     * Builds the policy.
     *
     * @param path the path, without parameters
     * @param json the policy as a JSON object with the configuration keys
     * @param methods the methods of the routes
     * @return the path with its policy
     * @throws IllegalArgumentException if the text is not a JSON object, or the policy is not valid
     */
    public static RoutePolicy of(String path, String json, String... methods) {
        try {
            Map<String, Object> configuration = PolicyJson.parse(json);
            return new RoutePolicy(
                    path, Set.of(methods), json, Cors.route(route -> route.configuration(configuration)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Returns whether this policy decides about a path: for methods without a route, too, as the first decorated route does. */
    boolean decides(String requestPath) {
        String bare = requestPath.length() > 1 && requestPath.endsWith("/")
                ? requestPath.substring(0, requestPath.length() - 1)
                : requestPath;
        return bare.equals(path);
    }
}
