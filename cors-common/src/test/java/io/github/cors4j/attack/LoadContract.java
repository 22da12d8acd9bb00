package io.github.cors4j.attack;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cors4j.Cors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Hosts at work: while the policy changes a thousand times a second, handlers fail, clients vanish and read slowly, and the
 * server stops in the end, every answer that arrives belongs wholly to one policy that was in force, and nothing is left
 * behind. It depends on time as load does, so its classes are named for running on demand: {@code -Dtest=LoadAttack}. The
 * property {@code cors4j.load.requests} says how many answers to wait for.
 */
public abstract class LoadContract {
    private static final int REQUESTS = Integer.getInteger("cors4j.load.requests", 2_000);
    private static final long SPARE_BYTES = 16 << 20;

    /**
     * Starts a server with HTTP/1.1 and HTTP/2 in the clear. GET {@code /ok} answers at once, {@code /late} from another
     * thread, {@code /large} with 300,000 bytes; {@code /fails} throws, or answers with 503.
     */
    protected abstract Target start(Supplier<Cors> policy) throws Exception;

    private record Left(int threads, int descriptors, long bytes) {
        static Left now() throws IOException {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            Path descriptors = Path.of("/proc/self/fd");
            int open = 0;
            if (Files.isDirectory(descriptors)) {
                try (Stream<Path> files = Files.list(descriptors)) {
                    open = (int) files.count();
                }
            }
            return new Left(Thread.activeCount(), open, runtime.totalMemory() - runtime.freeMemory());
        }

        boolean isNoMoreThan(Left before) {
            return threads <= before.threads() + 2
                    && descriptors <= before.descriptors() + 4
                    && bytes <= before.bytes() + SPARE_BYTES;
        }
    }

    @Test
    @Timeout(value = 20, unit = MINUTES)
    void everyAnswerBelongsToOnePolicyThatWasInForceAndNothingIsLeftBehind() throws Exception {
        attack(200); // so that whatever is made once is there
        Left before = Left.now();
        attack(REQUESTS);
        Left[] after = {Left.now()};
        boolean gone = await(() -> {
            try {
                after[0] = Left.now();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return after[0].isNoMoreThan(before);
        });
        System.out.printf("%s: before %s, after %s%n", getClass().getSimpleName(), before, after[0]);
        assertThat(gone).as("before %s, after %s", before, after[0]).isTrue();
    }

    private void attack(int requests) throws Exception {
        long begin = System.nanoTime();
        try (PolicyWheel wheel = new PolicyWheel();
                Target server = start(wheel::cors)) {
            LoadClients clients = new LoadClients(server.port(), wheel, requests);
            run(clients);
            assertThat(clients.faults).isEmpty();
            assertThat(clients.broken).as("connections that the server broke").hasValue(0);
            assertThat(clients.answers).hasValueGreaterThanOrEqualTo(requests);
            if (requests == REQUESTS) {
                assertThat(clients.answersOfHttp2).hasPositiveValue();
                assertThat(clients.vanished).hasPositiveValue();
                assertThat(wheel.refused()).isPositive();
            }
            System.out.printf(
                    "%s: %d answers (%d of HTTP/2), %d clients vanished, %d policies (%d invalid) in %d ms%n",
                    getClass().getSimpleName(),
                    clients.answers.get(),
                    clients.answersOfHttp2.get(),
                    clients.vanished.get(),
                    wheel.number(),
                    wheel.refused(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            stopUnderLoad(server, wheel);
        }
    }

    /** Stops the server while everybody asks: what still arrives is whole, and nobody waits for ever. */
    private static void stopUnderLoad(Target server, PolicyWheel wheel) throws Exception {
        LoadClients clients = new LoadClients(server.port(), wheel, Integer.MAX_VALUE);
        List<Thread> threads = threads(clients);
        threads.forEach(Thread::start);
        assertThat(await(() -> clients.answers.get() > 100)).isTrue();
        clients.serverStops();
        server.close();
        clients.stop();
        for (Thread thread : threads) {
            thread.join(MINUTES.toMillis(1));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        assertThat(clients.faults).isEmpty();
    }

    private static void run(LoadClients clients) throws InterruptedException {
        List<Thread> threads = threads(clients);
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static List<Thread> threads(LoadClients clients) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Random random = new Random(i);
            threads.add(new Thread(() -> clients.pipelining(random), "pipelining client"));
        }
        threads.add(new Thread(() -> clients.http2(new Random(7)), "client of HTTP/2"));
        threads.add(new Thread(() -> clients.vanishing(new Random(8)), "vanishing client"));
        threads.add(new Thread(() -> clients.slow(new Random(9)), "slow client"));
        return threads;
    }

    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }
}
