package org.gradcheck.junit;

import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.CheckProgress;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.internal.RunningBody;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/** Objects of one invocation. Its constructor, its {@code @BeforeEach} methods and its body receive the same ones. */
final class CheckedObjects {

    private final Seed seed;
    private final GradientChecker checker;
    private final GradientSubject subject;
    private final Map<Class<?>, Object> byType = new HashMap<>();

    /** Reports of all checks; thread-safe, since a test may share its checker among threads. */
    private final List<GradientReport> reports = new CopyOnWriteArrayList<>();

    /** Receiver of progress; it is set when the body begins, since JUnit accepts no entries before. */
    private volatile Consumer<CheckProgress> publisher = progress -> {};

    CheckedObjects(CheckInvocation invocation, RunningBody running) {
        seed = invocation.seed();
        checker = invocation
                .settings()
                .checker()
                .inTest(invocation.subjectName())
                .reproducedBy(invocation.reproduction())
                .within(() -> {
                    running.beginCheck();
                    return running::end;
                })
                .reportingTo(reports::add)
                .progressTo(progress -> publisher.accept(progress));
        subject = GradientSubject.named(invocation.subjectName())
                .seed(seed.derive("upstream").value());
        byType.put(GradientSubject.class, subject);
        byType.put(GradientChecker.class, checker);
        byType.put(
                RandomGenerator.class, new Well19937c(seed.derive("generator").value()));
        invocation.network().ifPresent(this::addNetwork);
    }

    private void addNetwork(NetworkAlternative alternative) {
        LiveNetwork live = LiveNetwork.draw(alternative, seed.derive("network"));
        byType.put(FeedforwardNetwork.class, live.network());
        byType.put(TrainingBatch.class, live.batch());
        byType.put(NetworkGradient.class, NetworkGradient.zerosLike(live.network()));
    }

    Optional<Object> get(Class<?> type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** Returns coordinates that depend on the executable and the index of the parameter, so each parameter has its own. */
    double[] randomPoint(RandomPoint point, Executable executable, int parameterIndex) {
        Seed ofParameter = seed.derive("point")
                .derive(executable.getName() + Arrays.toString(executable.getParameterTypes()))
                .derive(parameterIndex);
        return Coordinates.of(point).draw(new Well19937c(ofParameter.value()));
    }

    /** Sets the receiver of the progress of this invocation's checks. */
    void publishProgressTo(Consumer<CheckProgress> listener) {
        publisher = listener;
    }

    void checkNetwork(String name) {
        checker.check(GradientSubject.named(name)
                .network(
                        theOnly(FeedforwardNetwork.class),
                        theOnly(TrainingBatch.class),
                        theOnly(NetworkGradient.class)));
    }

    void checkSubject() {
        checker.check(subject);
    }

    /** Returns the reports of all checks. Checks by the test's own {@link GradientChecker} come first. */
    List<GradientReport> reports() {
        return List.copyOf(reports);
    }

    private <T> T theOnly(Class<T> type) {
        return type.cast(get(type).orElseThrow());
    }
}
