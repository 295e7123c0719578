package org.gradcheck.samples.libraries.boofcv;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.alg.geo.bundle.cameras.BundlePinholeBrown;
import boofcv.alg.geo.bundle.cameras.BundleUniversalOmni;
import boofcv.alg.geo.bundle.jacobians.JacobianSo3Quaternions;
import java.io.IOException;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.samples.libraries.findings.Finding;
import org.junit.jupiter.api.Test;

/** Where BoofCV 1.1.7 disagrees with its own values; told in FINDINGS.md. */
class FindingsTest {

    /** The distorted y has the term 2 t2 x y, its derivatives by the focal length and the skew have 2 t2 y y. */
    @Test
    void brownWithTangentialDistortion() throws IOException {
        BundlePinholeBrown camera = new BundlePinholeBrown()
                .setK(400, 420, 3, 320, 240)
                .setRadial(0.1, -0.05)
                .setTangential(0.01, -0.02);
        Projection projection = new Projection(camera);
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        projection::pixel,
                        projection::jacobian,
                        x -> x.names("X", "Y", "Z", "fx", "fy", "cx", "cy", "r1", "r2", "t1", "t2", "skew"),
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
        assertThat(report.diagnosis()).as("%s", report).isEmpty();
        new Finding("boofcv-geo 1.1.7: `BundlePinholeBrown.jacobian`, tangential distortion").quotes(report);
    }

    /** The same term. */
    @Test
    void omnidirectionalWithTangentialDistortion() throws IOException {
        Projection projection = new Projection(new BundleUniversalOmni(false, 2, true, false));
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        projection::pixel,
                        projection::jacobian,
                        x -> x.names("X", "Y", "Z", "fx", "fy", "cx", "cy", "r1", "r2", "t1", "t2", "skew", "mirror"),
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
        new Finding("boofcv-geo 1.1.7: `BundleUniversalOmni.jacobian`, tangential distortion").quotes(report);
    }

    /** A quaternion of length 2 is normalised first; the derivatives are those by the normalised one, twice too large. */
    @Test
    void quaternionThatIsNotOfLengthOne() throws IOException {
        Rotation rotation = new Rotation(new JacobianSo3Quaternions());
        GradientReport report =
                GradientChecker.standard().checkJacobianColumns(rotation::matrix, rotation::partials, 1, -1, 1.4, 0.2);
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.CONSTANT_FACTOR);
        new Finding("boofcv-geo 1.1.7: `JacobianSo3Quaternions`, quaternions that are not of length 1").quotes(report);
    }
}
