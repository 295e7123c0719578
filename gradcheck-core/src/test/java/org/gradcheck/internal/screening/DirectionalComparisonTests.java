package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.DirectionalDifferentiator;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.junit.jupiter.api.Test;

/** Differences between an analytic gradient and a linear cost of 30 and 10 parameters whose slopes are 1. */
class DirectionalComparisonTests {

    private static final EntryRange FIRST = new EntryRange(0, 30);
    private static final EntryRange ALL = new EntryRange(0, 40);
    private static final double ROUNDED = 1e-12;

    private final double[] first = filled(30, 1);
    private final double[] second = filled(10, 2);
    private final double[] claimedFirst = filled(30, 1);
    private final double[] claimedSecond = filled(10, 1);

    @Test
    void residualIsTheSumOfErrorsTimesComponents() {
        claimedFirst[7] = 1.5;
        claimedSecond[3] = 0.75;
        DirectionalTest test = screening(CheckOptions.NONE).test(ALL);

        double errors = 0.5 * test.componentOf(7) - 0.25 * test.componentOf(33);
        assertThat(test.residual()).isCloseTo(errors, within(ROUNDED));
        assertThat(test.disagrees()).isTrue();
    }

    @Test
    void testOfARangeDisplacesNoOtherEntry() {
        claimedSecond[3] = 5;
        DirectionalTest test = screening(CheckOptions.NONE).test(FIRST);

        assertThat(test.residual()).isCloseTo(0, within(ROUNDED));
        assertThat(test.agrees()).isTrue();
    }

    @Test
    void roundingAddsUpAsTheRootOfSquares() {
        Arrays.fill(claimedFirst, 1 / 3.0);
        DirectionalTest test = screening(CheckOptions.NONE).test(FIRST);

        double rounding = AnalyticRounding.DOUBLE_PRECISION.of(1 / 3.0, 1 / 3.0);
        assertThat(test.rounding()).isCloseTo(rounding * rootOfSquares(test), within(1e-3 * rounding));
    }

    @Test
    void withoutTolerancesNothingIsAllowedFor() {
        assertThat(screening(CheckOptions.NONE).test(ALL).allowance()).isZero();
    }

    @Test
    void toleratedErrorsAddUpToSixTimesTheRootOfTheirSquares() {
        DirectionalTest test =
                screening(CheckOptions.NONE.withAbsoluteTolerance(1e-3)).test(ALL);

        assertThat(test.allowance()).isCloseTo(6e-3 * rootOfSquares(test), within(1e-15));
    }

    @Test
    void eachTestTakesANewDirection() {
        DirectionalComparison screening = screening(CheckOptions.NONE);
        DirectionalTest one = screening.test(ALL);
        DirectionalTest another = screening.test(ALL);

        assertThat(screening.directions()).isEqualTo(2);
        assertThat(components(one)).isNotEqualTo(components(another));
    }

    @Test
    void theUnitOfTheCostChangesNothing() {
        DirectionalTest usual = screening(CheckOptions.NONE).test(ALL);
        for (double unit : new double[] {0x1p-900, 0x1p900}) {
            Arrays.fill(claimedFirst, unit);
            Arrays.fill(claimedSecond, unit);
            DirectionalTest test = screening(unit, CheckOptions.NONE).test(ALL);

            assertThat(test.rounding() / unit).isCloseTo(usual.rounding(), within(1e-9 * usual.rounding()));
        }
    }

    @Test
    void aRangeOfSeveralBlocksIsDividedBetweenThem() {
        DirectionalComparison screening = screening(CheckOptions.NONE);

        assertThat(screening.hasSeveralBlocks(ALL)).isTrue();
        assertThat(screening.parts(ALL)).containsExactly(FIRST, new EntryRange(30, 40));
    }

    @Test
    void aRangeOfOneBlockIsHalved() {
        DirectionalComparison screening = screening(CheckOptions.NONE);

        assertThat(screening.hasSeveralBlocks(FIRST)).isFalse();
        assertThat(screening.parts(FIRST)).containsExactly(new EntryRange(0, 15), new EntryRange(15, 30));
    }

    @Test
    void ofSeveralBlocksTheBorderNextToTheMiddleIsTaken() {
        List<ParameterVector> blocks = List.of(
                ParameterVector.of(filled(10, 1)),
                ParameterVector.of(filled(30, 1)),
                ParameterVector.of(filled(60, 1)));
        ParameterSpace space = new ParameterSpace(blocks, number -> false);
        List<double[]> gradient = List.of(new double[10], new double[30], new double[60]);
        DirectionalComparison screening =
                new DirectionalComparison(space, gradient, CheckOptions.NONE, differentiator(space, gradient, () -> 1));

        assertThat(screening.parts(screening.all())).containsExactly(new EntryRange(0, 40), new EntryRange(40, 100));
    }

    @Test
    void excludedEntriesAreNotDisplaced() {
        ParameterSpace space = new ParameterSpace(
                List.of(ParameterVector.of(first), ParameterVector.of(second)), number -> number < 3);
        List<double[]> gradient = List.of(claimedFirst, claimedSecond);
        DirectionalComparison screening = new DirectionalComparison(
                space, gradient, CheckOptions.NONE, differentiator(space, gradient, this::cost));

        assertThat(screening.displaces(2)).isFalse();
        assertThat(screening.displaces(3)).isTrue();
        assertThat(screening.nextDisplaced(FIRST)).hasValue(3);
        assertThat(screening.nextDisplaced(new EntryRange(0, 3))).isEmpty();
        assertThat(screening.test(ALL).componentOf(2)).isZero();
    }

    @Test
    void inwardDirectionsSeeNothingOfWhatIsFree() {
        DirectionalComparison inwards = screening(CheckOptions.NONE).along(DirectionKind.INWARDS);

        assertThat(inwards.displaces(0)).isFalse();
        assertThat(inwards.nextDisplaced(ALL)).isEmpty();
    }

    @Test
    void roundingIsRelativeToTheLargestEntryInUnits() {
        Arrays.fill(first, 1e9);
        Arrays.fill(claimedFirst, 1e-9);
        first[0] = 1e-9;
        claimedFirst[0] = 1e9;
        DirectionalTest test = screening(CheckOptions.NONE).test(new EntryRange(1, 30));

        double rounding = AnalyticRounding.DOUBLE_PRECISION.of(1e-9, 1e-9);
        assertThat(test.rounding()).isCloseTo(rounding * rootOfSquares(test), within(1e-3 * test.rounding()));
    }

    @Test
    void entriesThatAreHeldStayWhereTheyAre() {
        claimedFirst[7] = 1.5;
        DirectionalComparison screening = screening(CheckOptions.NONE);
        double before = screening.test(ALL).componentOf(8);
        screening.hold(List.of(7));
        DirectionalTest test = screening.test(ALL);

        assertThat(screening.held().get(7)).isTrue();
        assertThat(test.componentOf(7)).isZero();
        assertThat(test.componentOf(8)).isEqualTo(before);
        assertThat(test.residual()).isCloseTo(0, within(ROUNDED));
    }

    @Test
    void entriesThatAreReleasedMoveAgain() {
        DirectionalComparison screening = screening(CheckOptions.NONE);
        screening.hold(List.of(7, 8));
        screening.release(List.of(7));

        assertThat(screening.held().cardinality()).isEqualTo(1);
        assertThat(screening.test(ALL).componentOf(7)).isNotZero();
        assertThat(screening.test(ALL).componentOf(8)).isZero();
    }

    @Test
    void aKinkIsUnknownWhereTheCostHasNoValueOnOneSide() {
        claimedFirst[7] = 1.5;
        ParameterSpace space =
                new ParameterSpace(List.of(ParameterVector.of(first), ParameterVector.of(second)), number -> false);
        List<double[]> gradient = List.of(claimedFirst, claimedSecond);
        DirectionalComparison screening = new DirectionalComparison(
                space,
                gradient,
                CheckOptions.NONE,
                differentiator(space, gradient, () -> first[7] < 1 ? Double.NaN : cost()));

        assertThat(screening.kinkOn(screening.test(FIRST))).isEqualTo(DirectionalComparison.KinkOnLine.UNKNOWN);
    }

    private DirectionalComparison screening(CheckOptions overrides) {
        return screening(1, overrides);
    }

    private DirectionalComparison screening(double unit, CheckOptions overrides) {
        ParameterSpace space =
                new ParameterSpace(List.of(ParameterVector.of(first), ParameterVector.of(second)), number -> false);
        List<double[]> gradient = List.of(claimedFirst.clone(), claimedSecond.clone());
        return new DirectionalComparison(
                space, gradient, overrides, differentiator(space, gradient, () -> unit * cost()));
    }

    private double cost() {
        return Arrays.stream(first).sum() + Arrays.stream(second).sum();
    }

    private static DirectionalDifferentiator differentiator(
            ParameterSpace space, List<double[]> gradient, DoubleSupplier cost) {
        return new DirectionalDifferentiator(space, gradient, new InPlaceEvaluation(cost), cost.getAsDouble());
    }

    private static double rootOfSquares(DirectionalTest test) {
        return Math.sqrt(
                Arrays.stream(components(test)).map(part -> part * part).sum());
    }

    private static double[] components(DirectionalTest test) {
        double[] components = new double[40];
        Arrays.setAll(components, test::componentOf);
        return components;
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }
}
