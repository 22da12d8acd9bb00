package io.github.cors4j.internal.origin;

/**
 * Decides whether a host is this machine, so that {@code http:} is
 * <a href="https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy">as good as secure</a>.
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
