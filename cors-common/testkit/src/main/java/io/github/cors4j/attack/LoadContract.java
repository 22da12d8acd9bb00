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
 * Hosts at work: while the policy changes a thousand times a second, handlers fail, some of them halfway, clients vanish
 * and read slowly, and the server stops in the end, every answer that arrives belongs wholly to one policy that was in
 * force, and nothing is left behind. It goes on until everything has happened, so that nothing depends on how fast the
 * machine is; the property {@code cors4j.load.requests} says how many answers it has to be at least.
 */
public abstract class LoadContract {
    private static final int REQUESTS = Integer.getInteger("cors4j.load.requests", 3_000);

    /** How many clients keep their connection. */
    private static final int KEEPING = 4;

    /**
     * Starts a server with HTTP/1.1 and HTTP/2 in the clear. GET {@code /ok} answers at once, {@code /late} from another
     * thread, {@code /large} with 300,000 bytes; {@code /fails} throws, or answers with 503. {@code /half} sends the head
     * and half of the body, then throws; {@code /half-late} does the same from another thread.
     *
     * @param others the other threads
     */
    protected abstract Target start(Supplier<Cors> policy, Executor others) throws Exception;

    @Test
    @Timeout(value = 30, unit = MINUTES)
    void everyAnswerBelongsToOnePolicyThatWasInForceAndNothingIsLeftBehind() throws Exception {
        try (LoadStreams streams = new LoadStreams()) {
            attack(streams, 1); // so that whatever is made once is there
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

    /** Stops the server while everybody asks: what still arrives is whole, and nobody waits for ever. */
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

    /** First those that keep their connection. */
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

    /** Gives up after a minute, so that what is waited for can be looked at. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + MINUTES.toNanos(1);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
