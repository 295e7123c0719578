package org.gradcheck.junit.benchmark;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A run of a class with a single test, by the launcher that IDEs and build tools use. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnnotationBenchmark {

    private Launcher launcher;

    @Setup
    public void createLauncher() {
        launcher = LauncherFactory.create();
    }

    @Benchmark
    public long emptyTest() {
        return succeeded(EmptyTestCase.class, 1);
    }

    @Benchmark
    public long networkTest() {
        return succeeded(NetworkTestCase.class, 1);
    }

    @Benchmark
    public long networkTestOfThreeTrials() {
        return succeeded(ThreeTrialsTestCase.class, 3);
    }

    private long succeeded(Class<?> testCase, int tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testCase))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        long succeeded = listener.getSummary().getTestsSucceededCount();
        if (succeeded != tests) {
            throw new IllegalStateException(
                    testCase.getSimpleName() + " had " + succeeded + " successful tests, expected " + tests);
        }
        return succeeded;
    }
}
