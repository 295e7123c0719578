package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class CostNearbyWordsTests {

    @Test
    void ofASmoothCostAreEmpty() {
        assertThat(new CostNearby.Smooth().describe(1)).isEmpty();
    }

    @Test
    void ofAKinkHaveBothSlopes() {
        assertThat(new CostNearby.Kink(-1 - 1e-13, 0.99999999999).describe(1.5))
                .isEqualTo("kink: slopes -1 and +1, 1.5 is not between them");
        assertThat(new CostNearby.Kink(0, 2.5e-8).describe(Double.NaN))
                .isEqualTo("kink: slopes 0 and +2.5e-08, NaN is not between them");
        assertThat(new CostNearby.Kink(100, -20000).describe(1e7))
                .isEqualTo("kink: slopes +100 and -20000, 1e+07 is not between them");
    }

    @Test
    void distinguishTheClaimFromASlope() {
        assertThat(new CostNearby.Kink(-1, 1).describe(1.000000001))
                .isEqualTo("kink: slopes -1 and +1, 1.000000001 is not between them");
    }

    @Test
    void ofAJumpHaveItsHeight() {
        assertThat(new CostNearby.Jump(-6.283185).describe(1)).isEqualTo("the cost jumps by -6.28 here");
    }

    /** Both sides of the view of a development environment. */
    @Test
    void areTheNumericSideOfTheComparison() {
        Discrepancy kink = new Discrepancy("x[0]", "x", Shape.of(2), 0, 1.5, 0, 1e-9, new CostNearby.Kink(-1, 1));
        Discrepancy jump = new Discrepancy(
                "x[1]", "x", Shape.of(2), 1, 2, Double.NaN, Double.POSITIVE_INFINITY, new CostNearby.Jump(1));
        GradientReport report =
                Reports.of(Verdict.DISAGREES, List.of(Reports.disagreeing("x", Shape.of(2), 2)), kink, jump);

        assertThat(Reports.failure(report).getExpected().getValue()).isEqualTo("""
                x[0]    kink: slopes -1 and +1
                x[1]  the cost jumps by 1 here""");
        assertThat(Reports.failure(report).getActual().getValue()).isEqualTo("""
                x[0]  1.500000e+00
                x[1]  2.000000e+00""");
    }
}
