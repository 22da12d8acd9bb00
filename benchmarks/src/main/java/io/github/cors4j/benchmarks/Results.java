package io.github.cors4j.benchmarks;

import java.util.List;
import java.util.Optional;

/** The measurements of one run, and what follows from them. */
record Results(List<Measurement> measurements) {
    /** What CORS adds to the base of the same surface, for a request of the same shape. */
    record Net(double nanos, double bytes) {}

    Optional<Measurement> find(Subjects subject, Scenario scenario) {
        return measurements.stream()
                .filter(each ->
                        each.subject() == subject && each.scenario().id().equals(scenario.id()))
                .findFirst();
    }

    Optional<Net> net(Subjects subject, Scenario scenario) {
        return find(subject, scenario)
                .flatMap(own -> base(subject, scenario)
                        .map(base -> new Net(own.nanos() - base.nanos(), own.bytes() - base.bytes())));
    }

    private Optional<Measurement> base(Subjects subject, Scenario scenario) {
        return measurements.stream()
                .filter(each -> each.subject().isBase()
                        && each.subject().surface().equals(subject.surface())
                        && each.scenario().shape().equals(scenario.shape()))
                .findFirst();
    }

    List<Scenario> scenarios() {
        return Scenarios.all().stream()
                .filter(scenario -> measurements.stream()
                        .anyMatch(each -> each.scenario().id().equals(scenario.id())))
                .toList();
    }
}
