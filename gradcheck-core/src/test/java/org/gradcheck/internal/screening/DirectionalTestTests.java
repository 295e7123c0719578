package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.DirectionalDerivative;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Residuals of a direction of 1000 parameters, and the single entries that could explain them. */
class DirectionalTestTests {

    private static final int ENTRIES = 1000;

    private static final EntryRange ALL = new EntryRange(0, ENTRIES);

    private static final double ERROR = 1e-9;

    private final ParameterSpace space = space();

    @Test
    void agreesUpToTenErrorBarsAndDisagreesBeyondThirty() {
        assertThat(restOf(9.9 * ERROR).agrees()).isTrue();
        assertThat(restOf(-9.9 * ERROR).agrees()).isTrue();
        assertThat(restOf(10.1 * ERROR).agrees()).isFalse();
        assertThat(restOf(29.9 * ERROR).disagrees()).isFalse();
        assertThat(restOf(30.1 * ERROR).disagrees()).isTrue();
        assertThat(restOf(-30.1 * ERROR).disagrees()).isTrue();
    }

    @Test
    void roundingAndKinksWidenTheLimitOfDisagreement() {
        assertThat(lookAtKink(0).error()).isEqualTo(0.125 + 2);
        assertThat(lookAtKink(30 * (2.125 + 0.375) - 0.01).disagrees()).isFalse();
        assertThat(lookAtKink(30 * (2.125 + 0.375) + 0.01).disagrees()).isTrue();
    }

    @Test
    void smallestDisagreementIsThirtyErrorBars() {
        assertThat(restOf(0).smallestDisagreement()).isEqualTo(30 * ERROR);
    }

    @Test
    void impliedErrorIsTheResidualPerComponent() {
        DirectionalTest test = wrongBy(0.5, 123, 1);

        assertThat(test.impliedError(123)).isCloseTo(0.5, within(1e-15));
        assertThat(test.uncertaintyOfImpliedError(123))
                .isCloseTo(10 * ERROR / Math.abs(direction(1).component(123)), within(1e-20));
    }

    @Test
    void entryThatIsNotDisplacedHasNoFiniteImpliedError() {
        DirectionalTest test =
                new DirectionalTest(direction(1), new EntryRange(10, 20), 0, 0, new DirectionalDerivative(1, ERROR, 0));

        assertThat(test.componentOf(9)).isZero();
        assertThat(test.componentOf(10)).isNotZero();
        assertThat(test.componentOf(19)).isNotZero();
        assertThat(test.componentOf(20)).isZero();
        assertThat(test.impliedError(20)).isInfinite();
    }

    @Test
    void residualIsExplainedByTheErrorOfTheWrongEntry() {
        DirectionalTest test = wrongBy(0.5, 123, 1);

        assertThat(test.isExplainedBy(123, 0.5, 0)).isTrue();
        assertThat(test.isExplainedBy(123, 0.5 + 1e-6, 0)).isFalse();
        assertThat(test.isExplainedBy(123, 0.5 + 1e-6, 2e-6)).isTrue();
        assertThat(test.isExplainedBy(123, -0.5, 0)).isFalse();
    }

    @Test
    void candidatesExplainAllTests() {
        List<DirectionalTest> tests = List.of(wrongBy(0.5, 123, 1), wrongBy(0.5, 123, 2), wrongBy(0.5, 123, 3));

        assertThat(SingleEntryCandidates.within(ALL, tests, 3)).containsExactly(123);
        assertThat(SingleEntryCandidates.within(new EntryRange(0, 123), tests, 3))
                .isEmpty();
        assertThat(SingleEntryCandidates.within(new EntryRange(123, 124), tests, 3))
                .containsExactly(123);
    }

    @Test
    void theOnlyLikelyEntryLeavesNoResidual() {
        List<DirectionalTest> tests = List.of(wrongBy(1e-7, 123, 1), wrongBy(1e-7, 123, 2), wrongBy(1e-7, 123, 3));

        assertThat(SingleEntryCandidates.within(ALL, tests, 3)).hasSizeGreaterThan(1);
        assertThat(SingleEntryCandidates.onlyLikely(ALL, tests)).hasValue(123);
        assertThat(SingleEntryCandidates.onlyLikely(new EntryRange(0, 123), tests))
                .isEmpty();
    }

    @Test
    void oneOfSeveralLikelyEntriesIsNotChosen() {
        assertThat(SingleEntryCandidates.onlyLikely(ALL, List.of(wrongBy(0.5, 123, 1))))
                .isEmpty();
    }

    @Test
    void candidatesAreCountedUntilThereAreTooMany() {
        assertThat(SingleEntryCandidates.within(ALL, List.of(wrongBy(0.5, 123, 1)), 3))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void differentErrorsHaveNoCommonCandidate() {
        List<DirectionalTest> tests =
                List.of(wrongBy(0.5, 123, 1), wrongBy(0.5, 124, 2), wrongBy(0.25, 7, 3), wrongBy(0.125, 900, 4));

        assertThat(SingleEntryCandidates.within(ALL, tests, 3)).isEmpty();
    }

    @Test
    void exactlyTenErrorBarsAgreeAndExactlyThirtyDoNotDisagree() {
        assertThat(test(10, 1, 0, 0).agrees()).isTrue();
        assertThat(test(10, 1, 0, 0).agreesWithinTolerance()).isTrue();
        assertThat(test(30, 1, 0, 0).disagrees()).isFalse();
        assertThat(test(30, 1, 0, 0).disagreesUnlessKink()).isFalse();
    }

    @Test
    void disagreesUnlessKinkIfAKinkMayExplainTheResidual() {
        DirectionalTest atKink = test(31, 1, 2, 0);

        assertThat(atKink.disagrees()).isFalse();
        assertThat(atKink.disagreesUnlessKink()).isTrue();
    }

    @Test
    void agreesWithinTheSumOfAllTolerances() {
        assertThat(test(-15, 1, 0, 5).agreesWithinTolerance()).isTrue();
        assertThat(test(-16, 1, 0, 5).agreesWithinTolerance()).isFalse();
    }

    @Test
    void toleratedErrorsRaiseTheSmallestDisagreement() {
        assertThat(test(10, 1, 0, 5).smallestDisagreementBeyondTolerance()).isEqualTo(40);
        assertThat(test(11, 1, 0, 5).smallestDisagreementBeyondTolerance()).isEqualTo(45);
    }

    @Test
    void aResidualThatAgreesMayHideAsMuchOfAnError() {
        assertThat(test(0, 1, 0, 0).smallestDisagreement()).isEqualTo(30);
        assertThat(test(-3, 1, 0, 0).smallestDisagreement()).isEqualTo(33);
        assertThat(test(500, 1, 0, 0).smallestDisagreement()).isEqualTo(40);
    }

    @Test
    void tolerancesAddToTheUncertaintyOfAnImpliedError() {
        double component = Math.abs(direction(1).component(123));

        assertThat(test(0, 1, 0, 5).uncertaintyOfImpliedError(123)).isEqualTo(15 / component);
    }

    @Test
    void residualIsExplainedUpToTenErrorBarsAndTheTolerance() {
        assertThat(test(-15, 1, 0, 5).isExplainedBy(123, 0, 0)).isTrue();
        assertThat(test(-15.5, 1, 0, 5).isExplainedBy(123, 0, 0)).isFalse();
        assertThat(test(-15, 1, 0, 5).isExplainedBy(List.of())).isTrue();
        assertThat(test(-15.5, 1, 0, 5).isExplainedBy(List.of())).isFalse();
    }

    @Test
    void anUncertaintyCountsAsFarAsItsEntryMoves() {
        double component = Math.abs(direction(1).component(123));

        assertThat(test(-10 - 0.9 * component, 1, 0, 0).isExplainedBy(123, 0, 1))
                .isTrue();
        assertThat(test(-10 - 1.1 * component, 1, 0, 0).isExplainedBy(123, 0, 1))
                .isFalse();
    }

    @Test
    void theErrorBarsOfSeveralEntriesCountAsFarAsTheyMove() {
        List<JudgedEntry> entries = List.of(entry(123, 1), entry(124, 2));
        double reach = Math.abs(direction(1).component(123))
                + 2 * Math.abs(direction(1).component(124));

        assertThat(test(-10 - 9.9 * reach, 1, 0, 0).isExplainedBy(entries)).isTrue();
        assertThat(test(-10 - 10.1 * reach, 1, 0, 0).isExplainedBy(entries)).isFalse();
    }

    private static JudgedEntry entry(int number, double error) {
        return new JudgedEntry(
                number, EntryVerdict.DISAGREES, new Discrepancy("w", Shape.of(ENTRIES), number, 1, 1, error));
    }

    private DirectionalTest test(double rest, double error, double width, double allowance) {
        return new DirectionalTest(direction(1), ALL, 0, allowance, new DirectionalDerivative(rest, error, width));
    }

    private DirectionalTest lookAtKink(double rest) {
        return new DirectionalTest(direction(1), ALL, 2, 0, new DirectionalDerivative(rest, 0.125, 0.75));
    }

    private DirectionalTest restOf(double rest) {
        return new DirectionalTest(direction(1), ALL, 0, 0, new DirectionalDerivative(rest, ERROR, 0));
    }

    /** What is seen if one entry of the gradient is too large. */
    private DirectionalTest wrongBy(double error, int number, int seed) {
        double rest = -error * direction(seed).component(number);
        return new DirectionalTest(direction(seed), ALL, 0, 0, new DirectionalDerivative(rest, ERROR, 0));
    }

    private Direction direction(int seed) {
        return Direction.ofScreening(space, seed);
    }

    private static ParameterSpace space() {
        double[] ones = new double[ENTRIES];
        Arrays.fill(ones, 1);
        return new ParameterSpace(List.of(ParameterVector.of(ones)), number -> false);
    }
}
