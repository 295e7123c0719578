package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Blocks in single precision whose entries are hidden one by one, and which are known along their claimed gradients. */
class HiddenBlocksTests {

    private static final int ENTRIES = 200;
    private static final int SEED = 5;

    /** Next to the terms, so that rounding of the sum hides each of them. */
    private static final float OFFSET = 16;

    private static final float TYPICAL_TERM = 1e-3f;

    @Test
    void rightBlockAgreesAsAWhole() {
        BlockReport block = check(CheckMode.AUTO, ENTRIES, 1).blocks().get(0);

        assertThat(block.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(block.note()).startsWith("right as a whole to ");
    }

    @Test
    void wrongFactorIsFoundThoughNoEntryShowsIt() {
        BlockReport block = check(CheckMode.AUTO, ENTRIES, 1.5).blocks().get(0);

        assertThat(block.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(block.note())
                .matches("along the gradient that you return, the cost changes by 0.66[67][0-9] of what it says, in all"
                        + " parts of the block alike, .*");
    }

    @Test
    void entriesAreComparedOneByOneAloneIfChosen() {
        assertThat(check(CheckMode.EXHAUSTIVE, ENTRIES, 1).verdict()).isEqualTo(Verdict.UNRESOLVED);
    }

    @Test
    void fewEntriesAreComparedOneByOneAlone() {
        assertThat(check(CheckMode.AUTO, 40, 1).verdict()).isEqualTo(Verdict.UNRESOLVED);
    }

    private static GradientReport check(CheckMode mode, int entries, double factor) {
        float[] x = new float[entries];
        float[] gradient = new float[entries];
        float[] terms = new float[entries];
        Random random = new Random(SEED);
        for (int i = 0; i < entries; i++) {
            x[i] = (float) random.nextGaussian();
            terms[i] = TYPICAL_TERM * (float) random.nextGaussian();
        }
        return GradientChecker.standard()
                .mode(mode)
                .check(GradientSubject.named("hidden")
                        .parameter("x", x, gradient)
                        .cost(() -> {
                            float sum = OFFSET;
                            for (int i = 0; i < entries; i++) {
                                sum += terms[i] * (float) Math.sin(x[i]);
                            }
                            return sum;
                        })
                        .backward(() -> {
                            for (int i = 0; i < entries; i++) {
                                gradient[i] = (float) (factor * terms[i] * Math.cos(x[i]));
                            }
                        }));
    }
}
