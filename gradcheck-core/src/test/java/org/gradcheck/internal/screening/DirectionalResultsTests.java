package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
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

/** What looks at 200 entries tell of them, and of the first and the second hundred. */
class DirectionalResultsTests {

    private static final EntryRange ALL = new EntryRange(0, 200);
    private static final EntryRange FIRST = new EntryRange(0, 100);
    private static final EntryRange SECOND = new EntryRange(100, 200);
    private static final double ERROR = 1e-9;

    private final Direction direction =
            Direction.ofScreening(new ParameterSpace(List.of(ParameterVector.of(filled(200))), number -> false), 1);

    @Test
    void testThatAgreesOrDisagreesIsInformative() {
        DirectionalTest confirms = test(ALL, 0, 0);
        DirectionalTest accuses = test(ALL, 40 * ERROR, 0);

        assertThat(results(List.of(confirms, accuses)).informative(ALL)).containsExactly(confirms, accuses);
    }

    @Test
    void testThatDoesNeitherIsInconclusive() {
        DirectionalResults results = results(List.of(test(ALL, 20 * ERROR, 0)));

        assertThat(results.informative(ALL)).isEmpty();
        assertThat(results.isInconclusive(ALL)).isTrue();
    }

    @Test
    void testIsInformativeForRangesThatItDisplacesEntirely() {
        DirectionalResults results = results(List.of(test(FIRST, 0, 0)));

        assertThat(results.isInconclusive(FIRST)).isFalse();
        assertThat(results.isInconclusive(SECOND)).isTrue();
        assertThat(results.isInconclusive(ALL)).isTrue();
    }

    @Test
    void entriesAtKinksExplainAnInconclusiveTest() {
        double atKinks = 0.5 * direction.component(3) - 0.25 * direction.component(150);
        DirectionalTest test = test(ALL, -atKinks, 1);

        assertThat(results(List.of(test)).isInconclusive(ALL)).isTrue();
        assertThat(results(List.of(test), offBy(3, 0.5, EntryVerdict.AT_A_KINK)).isInconclusive(ALL))
                .isTrue();
        assertThat(results(
                                List.of(test),
                                offBy(3, 0.5, EntryVerdict.AT_A_KINK),
                                offBy(150, -0.25, EntryVerdict.AT_A_KINK))
                        .isInconclusive(ALL))
                .isFalse();
    }

    @Test
    void rightEntriesExplainNothing() {
        DirectionalTest test = test(ALL, -0.5 * direction.component(3), 1);

        assertThat(results(List.of(test), offBy(3, 0.5, EntryVerdict.AGREES)).isInconclusive(ALL))
                .isTrue();
    }

    @Test
    void disagreementNeedsAWrongEntryInItsRange() {
        List<DirectionalTest> tests = List.of(test(FIRST, 1, 0));

        assertThat(results(tests).disagreesWithoutWrongEntry(FIRST)).isTrue();
        assertThat(results(tests).disagreesWithoutWrongEntry(SECOND)).isFalse();
        assertThat(results(tests, offBy(3, 1, EntryVerdict.DISAGREES)).disagreesWithoutWrongEntry(FIRST))
                .isFalse();
        assertThat(results(tests, offBy(103, 1, EntryVerdict.DISAGREES)).disagreesWithoutWrongEntry(FIRST))
                .isTrue();
    }

    private static DirectionalResults results(List<DirectionalTest> tests, JudgedEntry... examined) {
        return new DirectionalResults(
                number -> true,
                DirectionKind.TWO_SIDED,
                tests.size(),
                new BitSet(),
                tests,
                List.of(),
                List.of(examined),
                false);
    }

    private DirectionalTest test(EntryRange range, double rest, double width) {
        return new DirectionalTest(direction, range, 0, 0, new DirectionalDerivative(rest, ERROR, width));
    }

    private static JudgedEntry offBy(int number, double error, EntryVerdict verdict) {
        return new JudgedEntry(number, verdict, new Discrepancy("w", Shape.of(200), number, 1 + error, 1, ERROR));
    }

    private static double[] filled(int size) {
        double[] values = new double[size];
        Arrays.fill(values, 1);
        return values;
    }
}
