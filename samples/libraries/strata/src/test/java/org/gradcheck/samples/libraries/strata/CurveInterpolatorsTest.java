package org.gradcheck.samples.libraries.strata;

import static com.opengamma.strata.market.curve.interpolator.CurveExtrapolators.FLAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gradcheck.GradientAssertions.assertGradient;

import com.opengamma.strata.collect.array.DoubleArray;
import com.opengamma.strata.market.curve.interpolator.BoundCurveInterpolator;
import com.opengamma.strata.market.curve.interpolator.CurveInterpolator;
import com.opengamma.strata.market.curve.interpolator.CurveInterpolators;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Curves through nodes: the derivatives of a value by the values at the nodes, and by where it is taken. */
class CurveInterpolatorsTest {

    private static final double[] TIMES = {0.25, 1, 2, 5, 10};
    private static final double[] RATES = {0.011, 0.018, 0.025, 0.031, 0.028};

    static Stream<CurveInterpolator> interpolators() {
        return CurveInterpolator.extendedEnum().lookupAllNormalized().values().stream();
    }

    static Stream<CurveInterpolator> continuousInterpolators() {
        return interpolators().filter(interpolator -> !interpolator.equals(CurveInterpolators.STEP_UPPER));
    }

    @ParameterizedTest
    @MethodSource("interpolators")
    void sensitivityToTheNodes(CurveInterpolator interpolator) {
        for (double time : new double[] {0.7, 1.4, 2, 4, 7.5}) {
            assertGradient(
                    rates -> curve(interpolator, rates).interpolate(time),
                    rates -> curve(interpolator, rates)
                            .parameterSensitivity(time)
                            .toArray(),
                    RATES);
        }
    }

    @ParameterizedTest
    @MethodSource("continuousInterpolators")
    void slopeBetweenNodes(CurveInterpolator interpolator) {
        slopeAt(1.4, interpolator).assertPassed();
        slopeAt(7.5, interpolator).assertPassed();
    }

    /** Lines meet in a node with a slope on each side; what the library returns is one of the two. */
    @Test
    void slopeAtANode() {
        GradientReport report = slopeAt(2, CurveInterpolators.LINEAR);
        report.assertPassed();
        assertThat(report.count(EntryVerdict.AT_A_KINK)).isEqualTo(1);
    }

    /** A check at such a place could not have failed, and says so. */
    @Test
    void slopeOfAStep() {
        assertThat(slopeAt(1.4, CurveInterpolators.STEP_UPPER).verdict()).isEqualTo(Verdict.VACUOUS);
    }

    /** The step lies 1e-8 beside the time, so the curve is constant at it. */
    @Test
    void slopeWhereAStepIs() {
        assertThat(slopeAt(2, CurveInterpolators.STEP_UPPER).verdict()).isEqualTo(Verdict.VACUOUS);
    }

    private static GradientReport slopeAt(double time, CurveInterpolator interpolator) {
        BoundCurveInterpolator curve = curve(interpolator, RATES);
        return GradientChecker.standard()
                .check(t -> curve.interpolate(t[0]), t -> new double[] {curve.firstDerivative(t[0])}, time);
    }

    private static BoundCurveInterpolator curve(CurveInterpolator interpolator, double[] rates) {
        return interpolator.bind(DoubleArray.copyOf(TIMES), DoubleArray.copyOf(rates), FLAT, FLAT);
    }
}
