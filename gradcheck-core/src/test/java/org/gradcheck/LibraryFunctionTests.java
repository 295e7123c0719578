package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.ParametricUnivariateFunction;
import org.apache.commons.math3.analysis.function.Gaussian;
import org.apache.commons.math3.analysis.function.HarmonicOscillator;
import org.apache.commons.math3.analysis.function.Logistic;
import org.apache.commons.math3.analysis.function.Logit;
import org.apache.commons.math3.analysis.function.Sigmoid;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients as a released library has them: commons-math3 differentiates each of its parametric functions with respect
 * to its parameters, at 50 random admissible points each.
 */
class LibraryFunctionTests {

    private static final int POINTS = Math.max(50, VerdictCase.SEEDS);

    /** A function with a random argument and random parameters. */
    private record Sample(
            String name,
            int seed,
            ParametricUnivariateFunction function,
            Function<RandomGenerator, double[]> parameters,
            double lowest,
            double highest) {

        Sample at(int newSeed) {
            return new Sample(name, newSeed, function, parameters, lowest, highest);
        }

        GradientReport check() {
            RandomGenerator random = new Well19937c(seed);
            double argument = between(random, lowest, highest);
            return GradientChecker.standard()
                    .check(
                            p -> function.value(argument, p),
                            p -> function.gradient(argument, p),
                            parameters.apply(random));
        }

        @Override
        public String toString() {
            return name + ", seed " + seed;
        }
    }

    @ParameterizedTest
    @MethodSource("rightFunctions")
    void theGradientAgrees(Sample sample) {
        GradientReport report = sample.check();
        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
    }

    /** The partial derivative of logit with respect to its upper bound has the wrong sign in commons-math3 3.6.1. */
    @ParameterizedTest
    @MethodSource("logit")
    void theSecondPartialOfLogitDisagrees(Sample sample) {
        GradientReport report = sample.check();
        assertThat(report.mismatches())
                .as("%s", report)
                .extracting(Discrepancy::entry)
                .containsExactly(1);
    }

    static Stream<Sample> rightFunctions() {
        return Stream.of(
                        new Sample("gaussian", 0, new Gaussian.Parametric(), LibraryFunctionTests::gaussian, -5, 5),
                        new Sample("logistic", 0, new Logistic.Parametric(), LibraryFunctionTests::logistic, -3, 3),
                        new Sample("sigmoid", 0, new Sigmoid.Parametric(), LibraryFunctionTests::bounds, -6, 6),
                        new Sample(
                                "harmonic oscillator",
                                0,
                                new HarmonicOscillator.Parametric(),
                                LibraryFunctionTests::oscillator,
                                -10,
                                10),
                        new Sample(
                                "polynomial",
                                0,
                                new PolynomialFunction.Parametric(),
                                LibraryFunctionTests::coefficients,
                                -4,
                                4))
                .flatMap(LibraryFunctionTests::atManyPoints);
    }

    static Stream<Sample> logit() {
        return atManyPoints(
                new Sample("logit", 0, new Logit.Parametric(), LibraryFunctionTests::boundsBeyondOne, -0.99, 0.99));
    }

    private static Stream<Sample> atManyPoints(Sample sample) {
        return IntStream.rangeClosed(1, POINTS).mapToObj(sample::at);
    }

    /** Norm, mean and standard deviation. */
    private static double[] gaussian(RandomGenerator random) {
        return new double[] {between(random, 0.1, 10), between(random, -3, 3), between(random, 0.2, 4)};
    }

    /** Upper bound, abscissa of the maximum growth, growth rate, a factor, lower bound, and the place of the growth. */
    private static double[] logistic(RandomGenerator random) {
        return new double[] {
            between(random, 1, 5),
            between(random, -2, 2),
            between(random, 0.2, 3),
            between(random, 0.1, 3),
            between(random, -2, 0.5),
            between(random, 0.2, 4)
        };
    }

    private static double[] bounds(RandomGenerator random) {
        return new double[] {between(random, -3, 0), between(random, 0.5, 4)};
    }

    private static double[] boundsBeyondOne(RandomGenerator random) {
        return new double[] {between(random, -3, -1), between(random, 1, 3)};
    }

    /** Amplitude, angular frequency and phase. */
    private static double[] oscillator(RandomGenerator random) {
        return new double[] {between(random, 0.1, 10), between(random, 0.1, 5), between(random, -3, 3)};
    }

    private static double[] coefficients(RandomGenerator random) {
        return Costs.uniform(random, 1 + random.nextInt(7), -5, 5);
    }

    private static double between(RandomGenerator random, double min, double max) {
        return min + (max - min) * random.nextDouble();
    }
}
