package io.github.cors4j.attack;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests a server under load. The policy changes a thousand times a second, handlers fail, some of them halfway, clients
 * disconnect or read slowly, and in the end the server stops. Every response that arrives must belong wholly to one policy
 * that was in force, and nothing must be left behind. The test goes on until everything has happened, so that nothing
 * depends on how fast the machine is; the property {@code cors4j.load.requests} sets the smallest number of responses.
 */
public abstract class LoadContract {
    private static final int REQUESTS = Integer.getInteger("cors4j.load.requests", 3_000);

    /** The number of clients that keep their connection. */
    private static final int KEEPING = 4;

    /**
     * Starts a server with HTTP/1.1 and cleartext HTTP/2. GET {@code /ok} responds at once, {@code /late} from another
     * thread, and {@code /large} with 300,000 bytes; {@code /fails} throws an exception, or responds with 503. {@code /half}
     * sends the head and half of the body and then throws an exception; {@code /half-late} does the same from another
     * thread.
     *
     * @param others the other threads
     */
    protected abstract Target start(Supplier<Cors> policy, Executor others) throws Exception;

    @Test
    @Timeout(value = 30, unit = MINUTES)
    void everyAnswerBelongsToOnePolicyThatWasInForceAndNothingIsLeftBehind() throws Exception {
        try (LoadStreams streams = new LoadStreams()) {
            attack(streams, 1); // so that whatever is created once exists
            LoadLeft before = LoadLeft.now();
            attack(streams, REQUESTS);
            LoadLeft[] after = new LoadLeft[1];
            await(() -> {
                after[0] = LoadLeft.now();
                return after[0].beyond(before).isEmpty();
            });
            say("before " + before + "; after " + after[0]);
            assertThat(after[0].beyond(before)).as("left behind").isEmpty();
        }
    }

    private void attack(LoadStreams streams, int requests) throws Exception {
        long begin = System.nanoTime();
        ExecutorService others = Executors.newFixedThreadPool(4, work -> new Thread(work, "other thread"));
        try (PolicyWheel wheel = new PolicyWheel();
                Target server = start(wheel::cors, others)) {
            LoadTally tally = new LoadTally(wheel, requests);
            for (Thread client : clients(server.port(), streams, tally)) {
                client.join();
            }
            say(tally + " in " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) + " ms");
            assertThat(tally.faults()).isEmpty();
            stopUnderLoad(server, streams, wheel);
        } finally {
            others.shutdown();
            assertThat(others.awaitTermination(1, MINUTES)).isTrue();
        }
    }

    /**
     * Stops the server while all clients send requests: responses that still arrive are complete, and no client waits for
     * ever.
     */
    private static void stopUnderLoad(Target server, LoadStreams streams, PolicyWheel wheel) throws Exception {
        LoadTally tally = new LoadTally(wheel, Integer.MAX_VALUE);
        List<Thread> clients = clients(server.port(), streams, tally);
        await(() -> tally.everyKindHappened() || !tally.more());
        tally.serverStops();
        end(clients.subList(KEEPING, clients.size()));
        server.close();
        tally.end();
        end(clients.subList(0, KEEPING));
        assertThat(tally.faults()).isEmpty();
    }

    private static void end(List<Thread> clients) throws InterruptedException {
        for (Thread client : clients) {
            client.join(MINUTES.toMillis(1));
            assertThat(client.isAlive()).as(client.getName()).isFalse();
        }
    }

    /** Returns the threads of the clients, first those that keep their connection. */
    private static List<Thread> clients(int port, LoadStreams streams, LoadTally tally) {
        LoadClients clients = new LoadClients(port, tally);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Random random = new Random(i);
            threads.add(new Thread(() -> clients.pipelining(random), "pipelining client"));
        }
        threads.add(new Thread(() -> streams.ask(port, tally, new Random(7)), "client with streams"));
        threads.add(new Thread(() -> clients.vanishing(new Random(8)), "vanishing client"));
        threads.add(new Thread(clients::slow, "slow client"));
        threads.add(new Thread(() -> clients.halfway(new Random(9)), "client of half answers"));
        threads.forEach(Thread::start);
        return threads;
    }

    private void say(String text) {
        System.out.println(getClass().getSimpleName() + ": " + text);
    }

    /** Waits for a condition, for a minute at most. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + MINUTES.toNanos(1);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
