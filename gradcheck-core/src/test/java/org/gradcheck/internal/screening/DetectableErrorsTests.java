package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.DirectionalDerivative;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.junit.jupiter.api.Test;

/** What directions tell of two blocks of a gradient: 100 entries of 2, and 4 of 1e-3. */
class DetectableErrorsTests {

    private static final int LARGE = 0;
    private static final int SMALL = 1;
    private static final EntryRange ALL = new EntryRange(0, 104);
    private static final double ERROR = 1e-9;

    private final ParameterSpace space = new ParameterSpace(
            List.of(ParameterVector.of(filled(100, 1)), ParameterVector.of(filled(4, 1))), number -> false);
    private AnalyticGradient gradient = new AnalyticGradient(List.of(filled(100, 2), filled(4, 1e-3)), space);
    private CheckOptions overrides = CheckOptions.NONE;

    @Test
    void sensitivityIsThirtyErrorBarsAtHalfTheLargestDisplacement() {
        List<DirectionalTest> tests = List.of(test(ALL, 0, ERROR));

        assertThat(detectable(LARGE, tests).ofSingleEntries()).isCloseTo(2 * 30 * ERROR / 2, within(1e-20));
        assertThat(detectable(SMALL, tests).ofSingleEntries()).isCloseTo(2 * 30 * ERROR / 1e-3, within(1e-18));
    }

    @Test
    void toleranceAddsToTheSensitivity() {
        overrides = CheckOptions.NONE.withRelativeTolerance(1e-3);
        double sensitivity = detectable(LARGE, List.of(test(ALL, 0, ERROR))).ofSingleEntries();

        assertThat(sensitivity).isCloseTo(1e-3 + 3e-8, within(1e-18));
    }

    @Test
    void mostPreciseTestDecides() {
        List<DirectionalTest> tests = List.of(test(ALL, 0, 100 * ERROR), test(new EntryRange(100, 104), 0, ERROR));

        assertThat(detectable(SMALL, tests).ofSingleEntries()).isCloseTo(6e-5, within(1e-16));
    }

    @Test
    void aTestThatIsMuchMorePreciseThanOthersOfItsRangeDoesNotDecide() {
        List<DirectionalTest> even = List.of(test(ALL, 0, 7 * ERROR), test(ALL, 0, ERROR));
        List<DirectionalTest> uneven = List.of(test(ALL, 0, 9 * ERROR), test(ALL, 0, ERROR));

        assertThat(detectable(LARGE, even).ofSingleEntries()).isCloseTo(3e-8, within(1e-18));
        assertThat(detectable(LARGE, uneven).ofSingleEntries()).isCloseTo(9 * 3e-8, within(1e-18));
    }

    @Test
    void sensitivityWithoutTestsIsInfinite() {
        assertThat(detectable(LARGE, List.of()).ofSingleEntries()).isInfinite();
    }

    @Test
    void singleErrorsAreDetectedIfHalfOfATypicalEntryIs() {
        assertThat(detectable(LARGE, List.of(test(ALL, 0, 0.49 / 30))).areOfSingleEntries())
                .isTrue();
        assertThat(detectable(LARGE, List.of(test(ALL, 0, 0.51 / 30))).areOfSingleEntries())
                .isFalse();
    }

    @Test
    void smallEntriesAreNotSeenBesideLargeOnes() {
        double[] mixed = filled(100, 2);
        mixed[3] = 1e-9;
        mixed[4] = 0;
        gradient = new AnalyticGradient(List.of(mixed, filled(4, 1e-3)), space);

        IntPredicate seen = detectable(LARGE, List.of(test(ALL, 0, ERROR))).seen();
        assertThat(seen.test(2)).isTrue();
        assertThat(seen.test(3)).isFalse();
        assertThat(seen.test(4)).isTrue();
        assertThat(detectable(LARGE, List.of(test(ALL, 0, 1e-3))).seen().test(4))
                .isFalse();
    }

    @Test
    void aCommonFactorShowsInTheDerivativeAlongTheDirection() {
        DirectionalTest test = test(ALL, 0, 1);
        double slope = IntStream.range(0, 100)
                .mapToDouble(i -> 2 * test.componentOf(i))
                .sum();

        assertThat(detectable(LARGE, List.of(test)).ofAllEntries()).isCloseTo(30 / Math.abs(slope), within(1e-12));
    }

    @Test
    void aBlockIsHiddenIfNeitherEntriesNorAFactorOfThirtyPercentShow() {
        double slope = IntStream.range(0, 100)
                .mapToDouble(i -> 2 * test(ALL, 0, 1).componentOf(i))
                .sum();

        assertThat(detectable(LARGE, List.of(test(ALL, 0, 0.99 * 0.01 * Math.abs(slope))))
                        .areNone())
                .isFalse();
        assertThat(detectable(LARGE, List.of(test(ALL, 0, 1.01 * 0.01 * Math.abs(slope))))
                        .areNone())
                .isTrue();
        assertThat(detectable(LARGE, List.of()).areNone()).isTrue();
    }

    private DetectableErrors detectable(int block, List<DirectionalTest> tests) {
        return new DetectableErrors(gradient, overrides, block, tests, number -> true);
    }

    private DirectionalTest test(EntryRange range, double rest, double error) {
        return new DirectionalTest(
                Direction.ofScreening(space, 1), range, 0, 0, new DirectionalDerivative(rest, error, 0));
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }
}
