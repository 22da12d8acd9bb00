package io.github.cors4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One subject in one scenario. Every pair gets a process of its own, so that code is not compiled for another pair. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestBenchmark {
    /** The name of the subject. */
    @Param("core-ours")
    public String subject = "";

    /** The name of the scenario. */
    @Param("allowed/10")
    public String scenario = "";

    private Subject target = CoreSubject.plain();
    private int next;

    /** Builds the policy and the requests. */
    @Setup
    public void setUp() {
        target = Subjects.of(subject).create(Scenarios.of(scenario));
    }

    /** Stops servers. */
    @TearDown
    public void tearDown() {
        target.close();
    }

    /**
     * Handles the next request of the ring.
     *
     * @return the result
     */
    @Benchmark
    public Object request() {
        return target.handle(next++ & (Scenario.RING - 1));
    }
}
