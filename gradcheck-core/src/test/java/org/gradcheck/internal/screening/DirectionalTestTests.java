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

/** What a look along a direction of 1000 parameters says, and which single entry could be to blame for it. */
class DirectionalTestTests {

    private static final int ENTRIES = 1000;

    private static final EntryRange ALL = new EntryRange(0, ENTRIES);

    private static final double ERROR = 1e-9;

    private final ParameterSpace space = space();

    @Test
    void agreesUpToTenErrorBarsAndDisagreesBeyondThirty() {
        assertThat(restOf(9.9 * ERROR).confirms()).isTrue();
        assertThat(restOf(-9.9 * ERROR).confirms()).isTrue();
        assertThat(restOf(10.1 * ERROR).confirms()).isFalse();
        assertThat(restOf(29.9 * ERROR).accuses()).isFalse();
        assertThat(restOf(30.1 * ERROR).accuses()).isTrue();
        assertThat(restOf(-30.1 * ERROR).accuses()).isTrue();
    }

    @Test
    void doesNotDisagreeWithinRoundingAndKink() {
        assertThat(lookAtKink(0).error()).isEqualTo(0.125 + 2);
        assertThat(lookAtKink(30 * (2.125 + 0.375) - 0.01).accuses()).isFalse();
        assertThat(lookAtKink(30 * (2.125 + 0.375) + 0.01).accuses()).isTrue();
    }

    @Test
    void theSmallestDisagreementIsThirtyErrorBars() {
        assertThat(restOf(0).smallestAccusation()).isEqualTo(30 * ERROR);
    }

    @Test
    void impliedErrorIsTheErrorOfTheWrongEntry() {
        DirectionalTest look = wrongBy(0.5, 123, 1);

        assertThat(look.blameOn(123)).isCloseTo(0.5, within(1e-15));
        assertThat(look.uncertaintyOfBlame(123))
                .isCloseTo(10 * ERROR / Math.abs(direction(1).component(123)), within(1e-20));
    }

    @Test
    void entriesThatDoNotMoveHaveAnInfiniteImpliedError() {
        DirectionalTest look =
                new DirectionalTest(direction(1), new EntryRange(10, 20), 0, 0, new DirectionalDerivative(1, ERROR, 0));

        assertThat(look.componentOf(9)).isZero();
        assertThat(look.componentOf(10)).isNotZero();
        assertThat(look.componentOf(19)).isNotZero();
        assertThat(look.componentOf(20)).isZero();
        assertThat(look.blameOn(20)).isInfinite();
    }

    @Test
    void isExplainedByTheErrorOfTheEntryThatIsWrong() {
        DirectionalTest look = wrongBy(0.5, 123, 1);

        assertThat(look.isExplainedBy(123, 0.5, 0)).isTrue();
        assertThat(look.isExplainedBy(123, 0.5 + 1e-6, 0)).isFalse();
        assertThat(look.isExplainedBy(123, 0.5 + 1e-6, 2e-6)).isTrue();
        assertThat(look.isExplainedBy(123, -0.5, 0)).isFalse();
    }

    @Test
    void candidatesExplainAllDirections() {
        List<DirectionalTest> looks = List.of(wrongBy(0.5, 123, 1), wrongBy(0.5, 123, 2), wrongBy(0.5, 123, 3));

        assertThat(SingleEntryCandidates.within(ALL, looks, 3)).containsExactly(123);
        assertThat(SingleEntryCandidates.within(new EntryRange(0, 123), looks, 3))
                .isEmpty();
        assertThat(SingleEntryCandidates.within(new EntryRange(123, 124), looks, 3))
                .containsExactly(123);
    }

    @Test
    void candidatesAreListedUntilThereAreTooMany() {
        assertThat(SingleEntryCandidates.within(ALL, List.of(wrongBy(0.5, 123, 1)), 3))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void noSingleEntryExplainsTwoErrors() {
        List<DirectionalTest> looks =
                List.of(wrongBy(0.5, 123, 1), wrongBy(0.5, 124, 2), wrongBy(0.25, 7, 3), wrongBy(0.125, 900, 4));

        assertThat(SingleEntryCandidates.within(ALL, looks, 3)).isEmpty();
    }

    @Test
    void tenErrorBarsStillAgreeAndThirtyDoNotYetDisagree() {
        assertThat(look(10, 1, 0, 0).confirms()).isTrue();
        assertThat(look(10, 1, 0, 0).isTolerable()).isTrue();
        assertThat(look(30, 1, 0, 0).accuses()).isFalse();
        assertThat(look(30, 1, 0, 0).isSuspicious()).isFalse();
    }

    @Test
    void aKinkMayExplainADisagreement() {
        DirectionalTest atKink = look(31, 1, 2, 0);

        assertThat(atKink.accuses()).isFalse();
        assertThat(atKink.isSuspicious()).isTrue();
    }

    @Test
    void toleratesTheSumOfAllToleratedErrors() {
        assertThat(look(-15, 1, 0, 5).isTolerable()).isTrue();
        assertThat(look(-16, 1, 0, 5).isTolerable()).isFalse();
    }

    @Test
    void toleratedErrorsRaiseTheSmallestVisibleError() {
        assertThat(look(10, 1, 0, 5).smallestIntolerable()).isEqualTo(30);
        assertThat(look(11, 1, 0, 5).smallestIntolerable()).isEqualTo(35);
    }

    @Test
    void theAllowanceWidensTheUncertaintyOfTheImpliedError() {
        double component = Math.abs(direction(1).component(123));

        assertThat(look(0, 1, 0, 5).uncertaintyOfBlame(123)).isEqualTo(15 / component);
    }

    @Test
    void isExplainedUpToTenErrorBarsAndWhatIsTolerated() {
        assertThat(look(-15, 1, 0, 5).isExplainedBy(123, 0, 0)).isTrue();
        assertThat(look(-15.5, 1, 0, 5).isExplainedBy(123, 0, 0)).isFalse();
        assertThat(look(-15, 1, 0, 5).isExplainedBy(List.of())).isTrue();
        assertThat(look(-15.5, 1, 0, 5).isExplainedBy(List.of())).isFalse();
    }

    @Test
    void anUncertaintyCountsAsFarAsItsEntryMoves() {
        double component = Math.abs(direction(1).component(123));

        assertThat(look(-10 - 0.9 * component, 1, 0, 0).isExplainedBy(123, 0, 1))
                .isTrue();
        assertThat(look(-10 - 1.1 * component, 1, 0, 0).isExplainedBy(123, 0, 1))
                .isFalse();
    }

    @Test
    void theErrorBarsOfSeveralEntriesCountAsFarAsTheyMove() {
        List<JudgedEntry> entries = List.of(entry(123, 1), entry(124, 2));
        double reach = Math.abs(direction(1).component(123))
                + 2 * Math.abs(direction(1).component(124));

        assertThat(look(-10 - 9.9 * reach, 1, 0, 0).isExplainedBy(entries)).isTrue();
        assertThat(look(-10 - 10.1 * reach, 1, 0, 0).isExplainedBy(entries)).isFalse();
    }

    private static JudgedEntry entry(int number, double error) {
        return new JudgedEntry(
                number, EntryVerdict.DISAGREES, new Discrepancy("w", Shape.of(ENTRIES), number, 1, 1, error));
    }

    private DirectionalTest look(double rest, double error, double width, double allowance) {
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
