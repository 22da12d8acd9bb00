package io.github.cors4j.internal.origin;

/**
 * Decides whether a host is loopback, so that {@code http:} is
 * <a href="https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy">potentially trustworthy</a>.
 */
public final class Loopback {
    private Loopback() {}

    public static boolean isHost(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.startsWith("127.") && IpLiteral.isCanonicalIpv4(host);
    }
}
