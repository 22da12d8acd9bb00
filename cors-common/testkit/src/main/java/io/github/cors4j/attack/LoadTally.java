package io.github.cors4j.attack;

import java.net.SocketTimeoutException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** How much is still to be asked, and what came of it. Every answer that any client gets is checked here. */
final class LoadTally {
    /** What has to happen, however fast or slow the machine is. */
    enum Kind {
        /** an answer among others on one connection of HTTP/1.1 */
        PIPELINED,
        /** an answer on a stream of HTTP/2 */
        STREAM,
        /** a client of HTTP/1.1 that left before it had its answers */
        VANISHED,
        /** a stream of HTTP/2 that its client gave up */
        CANCELLED,
        /** a large answer that waited for its reader */
        SLOW,
        /** an answer over HTTP/1.1 whose handler failed behind the head */
        HALF,
        /** the same over HTTP/2 */
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

    /**
     * @param requests how many answers to get at least; besides, every kind has to happen
     */
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
     * Whether to open a connection: not while the server stops. Jetty neither serves nor closes what it accepts in that
     * moment, and a client would wait for ever.
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

    /** What the number of the policy was before a request was sent. */
    int policy() {
        return wheel.number();
    }

    /** From now on what is under way may fail with a status of the server's; its headers are still to be whole. */
    void serverStops() {
        serverStops = true;
    }

    /** Lets everybody finish what they have begun, and begin nothing. */
    void end() {
        over = true;
    }

    void happened(Kind kind) {
        happened.get(kind).incrementAndGet();
    }

    int count(Kind kind) {
        return happened.get(kind).get();
    }

    /** An answer's head has come. */
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
            return null; // the server itself refuses what comes too late, in front of the application
        }
        boolean cutOff = serverStops && !request.preflight() && (status == 499 || status == 500 || status == 503);
        return cutOff || request.canHave(status)
                ? PolicyWheel.fault(request, status, cors, before, wheel.number())
                : "a status that nobody gives";
    }

    void fault(String text) {
        faults.add(text);
    }

    /** A connection has ended that should not have: which is a fault, unless the server stops. To hang always is one. */
    void broke(Kind kind, Throwable cause) {
        if (!serverStops || cause instanceof SocketTimeoutException) {
            fault(kind + ": " + cause);
        }
    }

    /**
     * A stream has had no answer for long. The JDK's client may forget a stream when its connection ends, so that while the
     * server stops it says nothing about the server; whether a connection is left is looked at afterwards.
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
