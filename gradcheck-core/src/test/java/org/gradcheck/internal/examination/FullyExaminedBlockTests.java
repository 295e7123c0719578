package org.gradcheck.internal.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** A block of two entries, of which the second is wrong, looked at one by one. */
class FullyExaminedBlockTests {

    private final ExaminedBlock examined = examined(ExaminedBlock.Response.MOVES, 1, 2);
    private final FullyExaminedBlock inFull = new FullyExaminedBlock(examined);

    @Test
    void itsNoteSaysThatEveryEntryWasLookedAtByItself() {
        assertThat(inFull.report().note()).isEqualTo("every entry by itself");
    }

    @Test
    void itsNoteKeepsWhatElseThereIsToSay() {
        FullyExaminedBlock vacuous = new FullyExaminedBlock(examined(ExaminedBlock.Response.MOVES, 0, 0));

        assertThat(vacuous.report().note())
                .isEqualTo("every entry by itself; the cost is stationary here; check at another point");
    }

    @Test
    void allElseIsWhatTheEntriesSay() {
        assertThat(inFull.name()).isEqualTo("block");
        assertThat(inFull.report().counts()).isEqualTo(examined.report().counts());
        assertThat(inFull.verdicts()).isEqualTo(examined.verdicts());
        assertThat(inFull.measured().analytic(1)).isEqualTo(2);
        assertThat(inFull.mismatches()).extracting(Discrepancy::entry).containsExactly(1);
    }

    @Test
    void itIsBlindIfTheCostNeverMoved() {
        assertThat(inFull.isBlind()).isFalse();
        assertThat(new FullyExaminedBlock(examined(ExaminedBlock.Response.NONE, 1, 2)).isBlind())
                .isTrue();
    }

    private static ExaminedBlock examined(ExaminedBlock.Response response, double slope, double claimed) {
        ParameterBlock block = new ParameterBlock(
                "block", Shape.of(2), ParameterVector.of(new double[2]), List.of(), Optional.empty(), Optional.empty());
        double[] analytic = {slope, claimed};
        Derivative[] numeric = {new Derivative.Smooth(slope, 1e-9), new Derivative.Smooth(slope, 1e-9)};
        return new ExaminedBlock(
                block,
                analytic,
                numeric,
                new EntryJudge(CheckOptions.NONE, AnalyticRounding.in(analytic)),
                response,
                0);
    }
}
