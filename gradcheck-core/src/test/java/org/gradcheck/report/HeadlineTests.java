package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class HeadlineTests {

    private static final Shape SHAPE = Shape.of(3, 2);

    @Test
    void namesTheOnlyEntryThatDisagrees() {
        assertThat(headline(Reports.of(
                        Verdict.DISAGREES,
                        List.of(Reports.disagreeing("w", SHAPE, 1), Reports.agreeing("b", SHAPE, 1e-9)),
                        Reports.mismatch("w", SHAPE, 3, 1, 2, 1e-9))))
                .isEqualTo("2-3-1 tanh: 1 of 12 entries disagrees: w[1][1] (42 cost evaluations)");
    }

    @Test
    void namesOneOrTwoBlocksThatDisagree() {
        assertThat(headline(disagreement(1, 3)))
                .isEqualTo("2-3-1 tanh: 6 of 24 entries disagree, in wrong 0 (42 cost evaluations)");
        assertThat(headline(disagreement(2, 2)))
                .isEqualTo("2-3-1 tanh: 12 of 24 entries disagree, in wrong 0 and wrong 1 (42 cost evaluations)");
    }

    @Test
    void countsTheBlocksThatDisagreeIfThereAreMore() {
        assertThat(headline(disagreement(3, 1)))
                .isEqualTo("2-3-1 tanh: 18 of 24 entries disagree, in 3 of 4 blocks (42 cost evaluations)");
        assertThat(headline(disagreement(4, 0)))
                .isEqualTo("2-3-1 tanh: all 24 entries disagree, in all 4 blocks (42 cost evaluations)");
    }

    @Test
    void namesUnresolvedBlocks() {
        List<BlockReport> blocks = new ArrayList<>(Reports.blocks(0, 2));
        blocks.add(Reports.unresolved("w", SHAPE, ""));

        assertThat(headline(Reports.of(Verdict.UNRESOLVED, blocks)))
                .isEqualTo("2-3-1 tanh: unresolved in w (42 cost evaluations)");
    }

    @Test
    void countsOneEvaluation() {
        assertThat(headline(Reports.report(
                        "f",
                        Verdict.NONDETERMINISTIC,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        1,
                        Optional.empty(),
                        List.of(),
                        List.of())))
                .isEqualTo("f: nondeterministic (1 cost evaluation)");
    }

    private static GradientReport disagreement(int wrong, int right) {
        return Reports.of(
                Verdict.DISAGREES,
                Reports.blocks(wrong, right),
                Reports.mismatch("wrong 0", SHAPE, 0, 1, 2, 1e-9),
                Reports.mismatch("wrong 0", SHAPE, 1, 1, 2, 1e-9));
    }

    private static String headline(GradientReport report) {
        return new Headline(report).text();
    }
}
