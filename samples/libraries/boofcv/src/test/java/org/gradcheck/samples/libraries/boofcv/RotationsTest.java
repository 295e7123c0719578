package org.gradcheck.samples.libraries.boofcv;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.alg.geo.bundle.jacobians.JacobianSo3;
import boofcv.alg.geo.bundle.jacobians.JacobianSo3Quaternions;
import boofcv.alg.geo.bundle.jacobians.JacobianSo3Rodrigues;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** The derivatives of a rotation matrix by its parameters. */
class RotationsTest {

    @Test
    void rodrigues() {
        check(new JacobianSo3Rodrigues(), 0.3, -0.7, 1.1).assertPassed();
    }

    /** Terms in the third and fourth power of the angle cancel. */
    @Test
    void rodriguesOfASmallAngle() {
        check(new JacobianSo3Rodrigues(), 1e-3, -2e-3, 1e-3).assertPassed();
    }

    /** At no rotation the diagonal of the matrix does not change: these rows could not have failed, and are named. */
    @Test
    void rodriguesOfNoRotation() {
        GradientReport report = check(new JacobianSo3Rodrigues(), 0, 0, 0);
        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.blocks())
                .extracting(BlockReport::note)
                .containsExactly("rows 0, 4 and 8 are stationary here, so nothing of them was compared");
    }

    @Test
    void unitQuaternion() {
        check(new JacobianSo3Quaternions(), 0.5, -0.5, 0.7, 0.1).assertPassed();
    }

    private static GradientReport check(JacobianSo3 rotation, double... parameters) {
        Rotation function = new Rotation(rotation);
        return GradientChecker.standard().checkJacobianColumns(function::matrix, function::partials, parameters);
    }
}
