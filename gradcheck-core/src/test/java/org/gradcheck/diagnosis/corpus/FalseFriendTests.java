package org.gradcheck.diagnosis.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** Gradients that have no bug with a name. */
class FalseFriendTests {

    private static final int STRIDE = 29;

    @Test
    void rightGradientsHaveNoDiagnosis() {
        assertThat(networks(g -> g)).allSatisfy(report -> {
            assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
            assertThat(Named.in(report)).isEmpty();
        });
    }

    @Test
    void randomNumbersInPlaceOfTheGradientOfANetworkAreNotNamed() {
        Random random = Seeds.random(1);

        assertThat(networks(g -> noise(random, g.length, 1))).allSatisfy(FalseFriendTests::isWrongWithoutAName);
    }

    @Test
    void aNetworksGradientWithNoiseIsNotNamed() {
        Random random = Seeds.random(2);

        assertThat(networks(g -> sum(g, noise(random, g.length, 1e-3 * largest(g)))))
                .allSatisfy(FalseFriendTests::isWrongWithoutAName);
    }

    @Test
    void randomNumbersInPlaceOfTheGradientOfAFunctionAreNotNamed() {
        assertThat(functions(1)).allSatisfy(FalseFriendTests::isWrongWithoutAName);
    }

    @Test
    void aFunctionsGradientWithNoiseIsNotNamed() {
        assertThat(functions(1e-3)).allSatisfy(FalseFriendTests::isWrongWithoutAName);
    }

    private static void isWrongWithoutAName(GradientReport report) {
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(Named.in(report)).as(report::toString).isEmpty();
    }

    private static Stream<GradientReport> networks(UnaryOperator<double[]> change) {
        return IntStream.iterate(0, i -> i < NetworkSetting.ALL.size(), i -> i + STRIDE)
                .mapToObj(i -> {
                    Trace trace = NetworkSetting.ALL.get(i).draw(Seeds.random(i));
                    NetworkGradient gradient = NetworkGradient.zerosLike(trace.network());
                    gradient.asVector()
                            .setSubVector(0, new ArrayRealVector(change.apply(InjectedBugs.NONE.gradient(trace))));
                    return GradientChecker.standard().check(trace.network(), trace.batch(), gradient);
                });
    }

    /** Gradients with noise of at least a given size, which depends on the point; size 1 is noise alone. */
    private static Stream<GradientReport> functions(double noise) {
        return IntStream.iterate(2, size -> size < 200, size -> size + 7).mapToObj(size -> {
            Random random = Seeds.random(size);
            RandomFunction function = RandomFunction.dense(random, size);
            double[] error = noise(random, size, noise);
            return GradientChecker.standard()
                    .check(
                            function::value,
                            x -> sum(
                                    noise == 1 ? new double[size] : function.gradient(x),
                                    times(1 + Math.abs(x[0]), error)),
                            function.point());
        });
    }

    private static double[] noise(Random random, int size, double scale) {
        return random.doubles(size)
                .map(uniform -> scale * random.nextGaussian())
                .toArray();
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(value -> factor * value).toArray();
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }
}
