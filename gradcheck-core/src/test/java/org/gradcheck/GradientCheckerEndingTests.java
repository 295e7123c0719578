package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a check ends, the parameters are as they were. */
class GradientCheckerEndingTests {

    private final GradientChecker checker = GradientChecker.standard();

    private final double[] w = {0.7, -0.0, 1e-300};
    private final long[] bits = bits();
    private int draws;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 10, 25, 26, 30})
    void withAnExceptionHandItOnAndLeaveTheParametersAsTheyWere(int evaluation) {
        UnsupportedOperationException thrown = new UnsupportedOperationException("no cost");

        assertThatThrownBy(() -> check(new double[3], at(evaluation, () -> {
                    throw thrown;
                })))
                .isSameAs(thrown);
        assertThat(bits()).containsExactly(bits);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 26, 30})
    void byInterruptionKeepTheFlagAndLeaveTheParametersAsTheyWere(int evaluation) {
        try {
            assertThatThrownBy(() -> check(new double[3], at(evaluation, () -> {
                        Thread.currentThread().interrupt();
                        return cost();
                    })))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the gradient check was interrupted before evaluation " + (evaluation + 1)
                            + " of the cost; all parameters are restored");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(bits()).containsExactly(bits);
    }

    @Test
    void withAnyVerdictLeaveTheParametersAsTheyWere() {
        assertThat(check(new double[] {1.4, 3, 1}, this::cost).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(check(new double[] {1.4, -3, 1}, this::cost).verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(check(new double[3], () -> 7.5).verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(check(new double[3], () -> Double.NaN).verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(check(new double[3], () -> ++draws).verdict()).isEqualTo(Verdict.NONDETERMINISTIC);
        assertThat(check(new double[3], () -> w[2] = 3).verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(bits()).containsExactly(bits);
    }

    private double cost() {
        return w[0] * w[0] + 3 * w[1] + w[2];
    }

    private DoubleSupplier at(int evaluation, DoubleSupplier ending) {
        int[] evaluations = {0};
        return () -> ++evaluations[0] == evaluation ? ending.getAsDouble() : cost();
    }

    private GradientReport check(double[] gradient, DoubleSupplier cost) {
        return checker.check(
                GradientSubject.named("endings").parameter("w", w, gradient).cost(cost));
    }

    private long[] bits() {
        return Arrays.stream(w).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
