package io.github.cors4j.attack;

import java.net.SocketTimeoutException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts how many requests are still to be sent, and what came of those that were. Checks every response that any client
 * receives.
 */
final class LoadTally {
    /** What has to happen, whatever the speed of the machine. */
    enum Kind {
        /** A response among others on one connection of HTTP/1.1. */
        PIPELINED,
        /** A response on a stream of HTTP/2. */
        STREAM,
        /** A client of HTTP/1.1 disconnected before it had its responses. */
        VANISHED,
        /** A client cancelled a stream of HTTP/2. */
        CANCELLED,
        /** A large response waited for its reader. */
        SLOW,
        /** A handler failed after the head of a response over HTTP/1.1. */
        HALF,
        /** The same over HTTP/2. */
        HALF_STREAM
    }

    private static final int OF_EACH_KIND = 5;

    private final PolicyWheel wheel;
    private final int requests;
    private final AtomicInteger answers = new AtomicInteger();
    private final Map<Kind, AtomicInteger> happened = new EnumMap<>(Kind.class);
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean serverStops;
    private volatile boolean over;

    /** @param requests the smallest number of responses to receive; in addition, every kind has to happen */
    LoadTally(PolicyWheel wheel, int requests) {
        this.wheel = wheel;
        this.requests = requests;
        for (Kind kind : Kind.values()) {
            happened.put(kind, new AtomicInteger());
        }
    }

    boolean more() {
        return !over && faults.isEmpty() && (answers.get() < requests || !everyKindHappened());
    }

    /**
     * Returns whether clients may open a connection: not while the server stops, because Jetty neither serves nor closes
     * connections that it accepts at that moment, and a client would wait for ever.
     */
    boolean mayConnect() {
        return more() && !serverStops;
    }

    boolean everyKindHappened() {
        return happened.values().stream().allMatch(count -> count.get() >= OF_EACH_KIND);
    }

    int answers() {
        return answers.get();
    }

    /** Returns the number of the policy in force, to be read before a request is sent. */
    int policy() {
        return wheel.number();
    }

    /**
     * Notes that the server stops: from now on requests may fail with a status that the server sets, but the headers must
     * still be complete.
     */
    void serverStops() {
        serverStops = true;
    }

    /** Lets all clients finish what they have begun, and begin nothing more. */
    void end() {
        over = true;
    }

    void happened(Kind kind) {
        happened.get(kind).incrementAndGet();
    }

    int count(Kind kind) {
        return happened.get(kind).get();
    }

    /** Checks and counts a response whose head has arrived. */
    void answered(Kind kind, LoadRequest request, int status, Map<String, String> cors, int before) {
        String fault = fault(request, status, cors, before);
        if (fault != null) {
            fault(request + ": " + status + ", " + fault);
        }
        answers.incrementAndGet();
        happened(kind);
    }

    private String fault(LoadRequest request, int status, Map<String, String> cors, int before) {
        if (serverStops && (status == 500 || status == 503) && cors.isEmpty()) {
            return null; // the server itself refuses requests that arrive too late
        }
        boolean cutOff = serverStops && !request.preflight() && (status == 499 || status == 500 || status == 503);
        return cutOff || request.canHave(status)
                ? PolicyWheel.fault(request, status, cors, before, wheel.number())
                : "a status that nobody gives";
    }

    void fault(String text) {
        faults.add(text);
    }

    /**
     * Notes that a connection has ended unexpectedly, which is a fault unless the server stops. A connection that hangs
     * always is one.
     */
    void broke(Kind kind, Throwable cause) {
        if (!serverStops || cause instanceof SocketTimeoutException) {
            fault(kind + ": " + cause);
        }
    }

    /**
     * Notes that a stream has had no response for a long time. The JDK's client may forget a stream when its connection
     * ends, so while the server stops this says nothing about the server. Whether a connection is left is checked
     * afterwards.
     */
    void hung(String text) {
        if (!serverStops) {
            fault(text);
        }
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public String toString() {
        return answers + " answers " + happened + ", " + wheel.number() + " policies and " + wheel.refused()
                + " invalid ones";
    }
}
