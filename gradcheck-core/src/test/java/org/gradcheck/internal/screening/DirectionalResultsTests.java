package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What looks at 200 entries tell of them, and of the first and the second hundred. */
class DirectionalResultsTests {

    private static final EntryRange ALL = new EntryRange(0, 200);
    private static final EntryRange FIRST = new EntryRange(0, 100);
    private static final EntryRange SECOND = new EntryRange(100, 200);
    private static final double ERROR = 1e-9;

    private final Direction direction =
            Direction.ofScreening(new ParameterSpace(List.of(ParameterVector.of(filled(200))), number -> false), 1);

    @Test
    void aDirectionThatAgreesOrDisagreesIsInformative() {
        DirectionalTest confirms = look(ALL, 0, 0);
        DirectionalTest accuses = look(ALL, 40 * ERROR, 0);

        assertThat(evidence(List.of(confirms, accuses)).witnesses(ALL)).containsExactly(confirms, accuses);
    }

    @Test
    void aDirectionBetweenBothIsInconclusive() {
        DirectionalResults evidence = evidence(List.of(look(ALL, 20 * ERROR, 0)));

        assertThat(evidence.witnesses(ALL)).isEmpty();
        assertThat(evidence.isOpen(ALL)).isTrue();
    }

    @Test
    void aDirectionIsInformativeOnlyForARangeMovedAsAWhole() {
        DirectionalResults evidence = evidence(List.of(look(FIRST, 0, 0)));

        assertThat(evidence.isOpen(FIRST)).isFalse();
        assertThat(evidence.isOpen(SECOND)).isTrue();
        assertThat(evidence.isOpen(ALL)).isTrue();
    }

    @Test
    void entriesAtKinksExplainAnInconclusiveDirection() {
        double atKinks = 0.5 * direction.component(3) - 0.25 * direction.component(150);
        DirectionalTest look = look(ALL, -atKinks, 1);

        assertThat(evidence(List.of(look)).isOpen(ALL)).isTrue();
        assertThat(evidence(List.of(look), offBy(3, 0.5, EntryVerdict.AT_A_KINK))
                        .isOpen(ALL))
                .isTrue();
        assertThat(evidence(
                                List.of(look),
                                offBy(3, 0.5, EntryVerdict.AT_A_KINK),
                                offBy(150, -0.25, EntryVerdict.AT_A_KINK))
                        .isOpen(ALL))
                .isFalse();
    }

    @Test
    void rightEntriesExplainNoDisagreement() {
        DirectionalTest look = look(ALL, -0.5 * direction.component(3), 1);

        assertThat(evidence(List.of(look), offBy(3, 0.5, EntryVerdict.AGREES)).isOpen(ALL))
                .isTrue();
    }

    @Test
    void aDisagreementIsUnexplainedUntilAnEntryIsFoundWrong() {
        List<DirectionalTest> looks = List.of(look(FIRST, 1, 0));

        assertThat(evidence(looks).isAccusedInVain(FIRST)).isTrue();
        assertThat(evidence(looks).isAccusedInVain(SECOND)).isFalse();
        assertThat(evidence(looks, offBy(3, 1, EntryVerdict.DISAGREES)).isAccusedInVain(FIRST))
                .isFalse();
        assertThat(evidence(looks, offBy(103, 1, EntryVerdict.DISAGREES)).isAccusedInVain(FIRST))
                .isTrue();
    }

    private static DirectionalResults evidence(List<DirectionalTest> looks, JudgedEntry... examined) {
        return new DirectionalResults(number -> true, false, looks.size(), looks, List.of(), List.of(examined));
    }

    private DirectionalTest look(EntryRange range, double rest, double width) {
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
