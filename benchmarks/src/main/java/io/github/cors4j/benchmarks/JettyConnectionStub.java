package io.github.cors4j.benchmarks;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.util.Attributes;

/** Stands in for a connection, with what a server needs to know of it. */
final class JettyConnectionStub extends Attributes.Lazy implements ConnectionMetaData {
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("127.0.0.1", 80);

    private final Connector connector;
    private final HttpConfiguration configuration;

    JettyConnectionStub(Connector connector, HttpConfiguration configuration) {
        this.connector = connector;
        this.configuration = configuration;
    }

    @Override
    public String getId() {
        return "stub";
    }

    @Override
    public HttpConfiguration getHttpConfiguration() {
        return configuration;
    }

    @Override
    public HttpVersion getHttpVersion() {
        return HttpVersion.HTTP_1_1;
    }

    @Override
    public String getProtocol() {
        return "http/1.1";
    }

    @Override
    public Connection getConnection() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Connector getConnector() {
        return connector;
    }

    @Override
    public boolean isPersistent() {
        return true;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return ADDRESS;
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return ADDRESS;
    }
}
