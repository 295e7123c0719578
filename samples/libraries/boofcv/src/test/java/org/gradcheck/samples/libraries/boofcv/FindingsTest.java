package org.gradcheck.samples.libraries.boofcv;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.alg.geo.bundle.cameras.BundlePinholeBrown;
import boofcv.alg.geo.bundle.cameras.BundleUniversalOmni;
import boofcv.alg.geo.bundle.jacobians.JacobianSo3Quaternions;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** Where BoofCV 1.1.7 disagrees with its own values; told in FINDINGS.md. */
class FindingsTest {

    /** The distorted y has the term 2 t2 x y, its derivatives by the focal length and the skew have 2 t2 y y. */
    @Test
    void brownWithTangentialDistortion() {
        BundlePinholeBrown camera = new BundlePinholeBrown()
                .setK(400, 420, 3, 320, 240)
                .setRadial(0.1, -0.05)
                .setTangential(0.01, -0.02);
        Projection projection = new Projection(camera);
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        projection::pixel,
                        projection::jacobian,
                        0.3,
                        -0.4,
                        2.1,
                        400,
                        420,
                        320,
                        240,
                        0.1,
                        -0.05,
                        0.01,
                        -0.02,
                        3);
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.ISOLATED_ENTRIES);
        assertThat(report.toString())
                .containsIgnoringWhitespaces("output 1[4] -1.916841e-01 -1.891444e-01")
                .containsIgnoringWhitespaces("output 0[11] -1.916841e-01 -1.891444e-01");
    }

    /** The same term. */
    @Test
    void omnidirectionalWithTangentialDistortion() {
        Projection projection = new Projection(new BundleUniversalOmni(false, 2, true, false));
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        projection::pixel,
                        projection::jacobian,
                        0.3,
                        -0.4,
                        2.1,
                        400,
                        420,
                        320,
                        240,
                        0.1,
                        -0.05,
                        0.01,
                        -0.02,
                        3,
                        0.7);
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.ISOLATED_ENTRIES);
        assertThat(report.toString())
                .containsIgnoringWhitespaces("output 1[4] -1.110338e-01 -1.101749e-01")
                .containsIgnoringWhitespaces("output 0[11] -1.110338e-01 -1.101749e-01");
    }

    /** A quaternion of length 2 is normalised first; the derivatives are those by the normalised one, twice too large. */
    @Test
    void quaternionThatIsNotOfLengthOne() {
        Rotation rotation = new Rotation(new JacobianSo3Quaternions());
        GradientReport report =
                GradientChecker.standard().checkJacobianColumns(rotation::matrix, rotation::partials, 1, -1, 1.4, 0.2);
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.CONSTANT_FACTOR);
        assertThat(report.toString()).containsIgnoringWhitespaces("output 0[2] -1.400000e+00 -7.000000e-01");
    }
}
