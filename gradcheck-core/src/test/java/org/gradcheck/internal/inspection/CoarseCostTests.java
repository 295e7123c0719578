package org.gradcheck.internal.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.report.Finding;
import org.junit.jupiter.api.Test;

class CoarseCostTests {

    /** The change that a gradient of 1 predicts. */
    private static final double PREDICTED = 1.1;

    @Test
    void namesTheStepOfARoundedCost() {
        assertThat(around(x -> Math.rint(10 * smooth(x)) / 10).steps())
                .contains(tooCoarse(
                        "the cost takes only 4 values at 13 points within an eighth of the size of each parameter:"
                                + " it seems rounded to multiples of 0.1, or counts; check a cost that does neither"));
    }

    @Test
    void namesTheStepThatShowsFurtherAway() {
        assertThat(around(x -> Math.rint(smooth(x))).steps())
                .contains(tooCoarse(
                        "the cost takes the same value, 3.0, at all 12 points tried within an eighth of the size of"
                                + " each parameter, and only 6 others at 12 points further away: it seems rounded to multiples of 1, or"
                                + " counts; check a cost that does neither"));
    }

    @Test
    void namesTheStepOfValuesThatDoNotRepeat() {
        assertThat(around(x -> Math.rint(1e6 * smooth(x)) / 1e6).steps())
                .contains(tooCoarse(
                        "all values of the cost at 25 points around this one are steps apart: it seems rounded to"
                                + " multiples of 1e-06, or counts; check a cost that does neither"));
    }

    @Test
    void namesSinglePrecision() {
        assertThat(around(x -> (float) (smooth(x) + 1e6)).steps())
                .contains(tooCoarse(
                        "the cost takes only 5 values at 13 points within an eighth of the size of each parameter:"
                                + " it seems rounded to single precision; compute it in double precision"));
    }

    @Test
    void asksForRoundedInputs() {
        assertThat(around(x -> smooth(Math.rint(10 * x[0]) / 10, Math.rint(10 * x[1]) / 10, Math.rint(10 * x[2]) / 10))
                        .steps())
                .contains(
                        tooCoarse(
                                "the cost takes only 3 values at 13 points within an eighth of the size of each parameter:"
                                        + " is it rounded, are its inputs, or is it clipped? check a smooth cost, or at another point"));
    }

    @Test
    void namesAJumpAtThePoint() {
        assertThat(around(x -> x[0] == 0.7 ? 2.5 : 2.75).steps())
                .contains(tooCoarse(
                        "the cost is 2.5 at the point and 2.75 at all 12 points tried around it: it jumps at the"
                                + " point; check at another point"));
    }

    @Test
    void findsNoStepsInASmoothCost() {
        assertThat(around(CoarseCostTests::smooth).steps()).isEmpty();
        assertThat(around(x -> (float) smooth(x)).steps()).isEmpty();
        assertThat(around(x -> smooth(x) + 1e14).steps()).isEmpty();
    }

    @Test
    void findsNoStepsInARegionOfConstantValues() {
        assertThat(around(x -> Math.max(2.5, smooth(x) - 2)).steps()).isEmpty();
        assertThat(around(x -> 2.5).steps()).isEmpty();
    }

    @Test
    void namesARegionOfConstantValues() {
        assertThat(around(x -> Math.max(2.5, smooth(x) - 2)).noChange(PREDICTED))
                .contains(
                        new Finding(
                                Finding.Kind.COST_CONSTANT_NEARBY,
                                "the cost takes the same value, 2.5, at all 12 points tried within an eighth of the size of each"
                                        + " parameter, and changes further away: its derivative is zero here; check at another point"));
    }

    @Test
    void suspectsACopyWhereNothingChanges() {
        assertThat(around(x -> 2.5).noChange(PREDICTED))
                .contains(ignored(
                        "the cost takes the same value at all 24 points tried, whatever is stored in 'x'; does it"
                                + " read a copy, is it rounded, or is it invariant here?"));
    }

    @Test
    void doesNotSuspectRoundingWhereOtherBlocksMoveTheCost() {
        Surroundings constant = surroundings(x -> 2.5);

        assertThat(new CoarseCost(constant, "'b'", true, 1).noChange(PREDICTED))
                .contains(ignored(
                        "the cost takes the same value at all 24 points tried, whatever is stored in 'b'; does it"
                                + " read a copy, or is it invariant here?"));
    }

    @Test
    void suspectsInvarianceWhereOnlyRoundingChanges() {
        assertThat(around(x -> 2 + 0x1p-51 * Math.rint(Math.sin(9 * x[0]))).noChange(PREDICTED))
                .contains(ignored(
                        "the cost changes by at most 5e-16 at all 24 points tried, whatever is stored in 'x'; is it"
                                + " invariant here, as a cost is to a bias before a normalisation?"));
    }

    @Test
    void knowsThatASmoothCostChanges() {
        assertThat(around(CoarseCostTests::smooth).noChange(PREDICTED)).isEmpty();
    }

    @Test
    void namesTheBlockThatIsDisplacedAlone() {
        Surroundings rounded = surroundings(x -> Math.rint(10 * smooth(x)) / 10);

        assertThat(new CoarseCost(rounded, "'b'", true, 1).steps())
                .contains(tooCoarse(
                        "the cost as a function of 'b' takes only 4 values at 13 points within an eighth of the"
                                + " size of each parameter: it seems rounded to multiples of 0.1, or counts; check a cost that does"
                                + " neither"));
    }

    @Test
    void restoresTheParameters() {
        double[] x = {0.7, 1.1, 0.4};
        Surroundings.of(List.of(ParameterVector.of(x)), () -> smooth(x), smooth(x));

        assertThat(x).containsExactly(0.7, 1.1, 0.4);
    }

    @Test
    void leavesOutPointsOutsideTheDomain() {
        assertThat(around(x -> x[0] == 0.7 ? 2.5 : Double.NaN).steps()).isEmpty();
        assertThat(around(x -> x[0] == 0.7 ? 2.5 : Double.NaN).noChange(PREDICTED))
                .isEmpty();
    }

    private static CoarseCost around(ToDoubleFunction<double[]> cost) {
        return new CoarseCost(surroundings(cost), "'x'", false, 0);
    }

    private static Surroundings surroundings(ToDoubleFunction<double[]> cost) {
        double[] x = {0.7, 1.1, 0.4};
        return Surroundings.of(List.of(ParameterVector.of(x)), () -> cost.applyAsDouble(x), cost.applyAsDouble(x));
    }

    private static double smooth(double... x) {
        double sum = 0;
        for (double v : x) {
            sum += Math.sin(v) + v * v / 2;
        }
        return sum;
    }

    private static Finding tooCoarse(String text) {
        return new Finding(Finding.Kind.COST_TOO_COARSE, text);
    }

    private static Finding ignored(String text) {
        return new Finding(Finding.Kind.COST_IGNORES_PARAMETERS, text);
    }
}
