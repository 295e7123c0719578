package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the first check of a JVM loads: most of its time is the loading of classes and the linking of lambdas. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstCheckTests {

    @TempDir
    private static Path temporary;

    private final Map<Class<?>, List<String>> loaded = new ConcurrentHashMap<>();

    /** A program that checks one function. */
    static final class OneFunction {

        private OneFunction() {}

        public static void main(String[] arguments) {
            GradientChecker.standard()
                    .check(x -> x[0] * x[0] * x[1], x -> new double[] {2 * x[0] * x[1], x[0] * x[0]}, 2, 3)
                    .assertPassed();
        }
    }

    /** A program that checks one function with a wrong gradient, and reads the report. */
    static final class OneFailure {

        private OneFailure() {}

        public static void main(String[] arguments) {
            try {
                GradientAssertions.assertGradient(
                        x -> x[0] * x[0] * x[1], x -> new double[] {2 * x[0] * x[1], 2 * x[0] * x[0]}, 2, 3);
            } catch (AssertionError failure) {
                if (failure.getMessage().contains("CONSTANT_FACTOR")
                        || failure.getMessage().contains("ISOLATED_ENTRIES")) {
                    return;
                }
            }
            throw new IllegalStateException("the wrong gradient has no cause");
        }
    }

    /** A program that checks one network. */
    static final class OneNetwork {

        private OneNetwork() {}

        public static void main(String[] arguments) {
            FeedforwardNetwork network = FeedforwardNetwork.builder(3)
                    .dense(4, Activation.TANH)
                    .dense(2, Activation.SOFTMAX)
                    .cost(CostFunction.CATEGORICAL_CROSS_ENTROPY)
                    .build();
            TrainingBatch batch = TrainingBatch.random(network, 5, new Well19937c(1));
            GradientChecker.standard()
                    .check(network, batch, Backpropagation.gradient(network, batch))
                    .assertPassed();
        }
    }

    @Test
    void functionLinksFewLambdas() {
        assertThat(lambdasOfOurs(loadedBy(OneFunction.class))).hasSizeBetween(1, 34);
    }

    @Test
    void failureLinksFewLambdas() {
        assertThat(lambdasOfOurs(loadedBy(OneFailure.class))).hasSizeBetween(1, 65);
    }

    /** The first text of a {@link java.util.Formatter} in a JVM takes 50 ms. */
    @Test
    void failureNeedsNoFormatter() {
        assertThat(loadedBy(OneFailure.class))
                .anyMatch(line -> line.contains("org.gradcheck.report.ReportText"))
                .noneMatch(line -> line.contains("java.util.Formatter"));
    }

    @Test
    void functionLoadsNoMatricesAndNoNetwork() {
        assertThat(loadedBy(OneFunction.class))
                .anyMatch(line -> line.contains("org.gradcheck.GradientChecker"))
                .noneMatch(line -> line.contains("org.apache.commons.math3.linear."))
                .noneMatch(line -> line.contains("org.gradcheck.network."))
                .noneMatch(line -> line.contains("org.gradcheck.internal.diagnosis."));
    }

    @Test
    void networkLinksFewLambdas() {
        assertThat(lambdasOfOurs(loadedBy(OneNetwork.class))).hasSizeBetween(1, 42);
    }

    @Test
    void networkThatIsResolvedNeedsNoDecimalArithmetic() {
        assertThat(loadedBy(OneNetwork.class))
                .anyMatch(line -> line.contains("org.gradcheck.network.FeedforwardNetwork"))
                .noneMatch(line -> line.contains("org.apache.commons.math3.dfp.DfpField"));
    }

    private static List<String> lambdasOfOurs(List<String> loaded) {
        return loaded.stream()
                .filter(line -> line.contains("org.gradcheck.")
                        && line.contains("$$Lambda")
                        && !line.contains("FirstCheckTests"))
                .toList();
    }

    /** Returns one line for each class that the JVM of a check has loaded. */
    private List<String> loadedBy(Class<?> program) {
        return loaded.computeIfAbsent(program, this::run);
    }

    private List<String> run(Class<?> program) {
        try {
            return logged(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> logged(Class<?> program) throws IOException, InterruptedException {
        Path log = temporary.resolve(program.getSimpleName());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1", // most of a short process is compilation
                        "-XX:+UseSerialGC",
                        "-Xlog:class+load:file=" + log.getFileName(),
                        "-cp",
                        classPath(),
                        program.getName())
                .directory(temporary.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(log);
    }

    /** The process runs elsewhere, so relative entries are made absolute. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((left, right) -> left + File.pathSeparator + right)
                .orElseThrow();
    }
}
