package org.gradcheck.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/** The objects of one invocation: the same for its constructor, its {@code @BeforeEach} methods and its body. */
final class CheckedObjects {

    private final Seed seed;
    private final GradientChecker checker;
    private final GradientSubject subject;
    private final Map<Class<?>, Object> byType = new HashMap<>();
    private final List<GradientReport> reports = new ArrayList<>();

    CheckedObjects(CheckInvocation invocation) {
        seed = invocation.seed();
        checker = invocation.settings().checker();
        subject = GradientSubject.named(invocation.subjectName())
                .seed(seed.derive("upstream").value());
        byType.put(GradientSubject.class, subject);
        byType.put(GradientChecker.class, checker.reportingTo(reports::add));
        byType.put(RandomGenerator.class, generator("generator"));
        invocation.network().ifPresent(this::addNetwork);
    }

    private void addNetwork(NetworkAlternative alternative) {
        FeedforwardNetwork network = alternative.build(seed.derive("network").value());
        byType.put(FeedforwardNetwork.class, network);
        byType.put(TrainingBatch.class, TrainingBatch.random(network, alternative.batchSize(), generator("batch")));
        byType.put(NetworkGradient.class, NetworkGradient.zerosLike(network));
    }

    Optional<Object> get(Class<?> type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** Coordinates of their own for each parameter of a method. */
    double[] randomPoint(RandomPoint point, int parameterIndex) {
        RandomGenerator random =
                new Well19937c(seed.derive("point").derive(parameterIndex).value());
        double[] coordinates = new double[point.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = point.min() + random.nextDouble() * (point.max() - point.min());
        }
        return coordinates;
    }

    GradientReport checkNetwork(String name) {
        return checker.check(GradientSubject.named(name)
                .network(
                        theOnly(FeedforwardNetwork.class),
                        theOnly(TrainingBatch.class),
                        theOnly(NetworkGradient.class)));
    }

    GradientReport checkSubject() {
        return checker.check(subject);
    }

    /** What the test's own calls of its {@link GradientChecker} gave. */
    List<GradientReport> reports() {
        return List.copyOf(reports);
    }

    private <T> T theOnly(Class<T> type) {
        return type.cast(get(type).orElseThrow());
    }

    private RandomGenerator generator(String purpose) {
        return new Well19937c(seed.derive(purpose).value());
    }
}
