package org.gradcheck.samples.libraries.boofcv;

import static org.gradcheck.GradientAssertions.assertJacobian;

import boofcv.abst.geo.bundle.BundleAdjustmentCamera;
import boofcv.alg.geo.bundle.cameras.BundleCameraProjective;
import boofcv.alg.geo.bundle.cameras.BundleKannalaBrandt;
import boofcv.alg.geo.bundle.cameras.BundlePinhole;
import boofcv.alg.geo.bundle.cameras.BundlePinholeBrown;
import boofcv.alg.geo.bundle.cameras.BundlePinholeSimplified;
import boofcv.alg.geo.bundle.cameras.BundlePinholeSnavely;
import boofcv.alg.geo.bundle.cameras.BundleUniversalOmni;
import boofcv.alg.geo.bundle.cameras.BundleZoomSimplified;
import boofcv.alg.geo.bundle.cameras.BundleZoomState;
import org.junit.jupiter.api.Test;

/** Camera models of bundle adjustment: the derivatives of a pixel by the point that is seen, and by the camera. */
class CamerasTest {

    @Test
    void projective() {
        check(new BundleCameraProjective(), 0.3, -0.4, 2.1);
    }

    @Test
    void pinhole() {
        check(new BundlePinhole(false), 0.3, -0.4, 2.1, 400, 420, 320, 240, 3);
    }

    @Test
    void simplifiedPinhole() {
        check(new BundlePinholeSimplified(), 0.3, -0.4, 2.1, 400, 0.1, -0.05);
    }

    /** It looks the other way: what it sees has a negative z. */
    @Test
    void snavely() {
        check(new BundlePinholeSnavely(), 0.3, -0.4, -2.1, 400, 0.1, -0.05);
    }

    @Test
    void zoom() {
        BundleZoomSimplified camera = new BundleZoomSimplified();
        camera.setCameraState(new BundleZoomState(1.5));
        check(camera, 0.3, -0.4, 2.1, 200, 90, 0.1, -0.05);
    }

    @Test
    void brownWithoutTangentialDistortion() {
        BundlePinholeBrown camera = new BundlePinholeBrown()
                .setK(400, 420, 3, 320, 240)
                .setRadial(0.1, -0.05)
                .setTangential(0, 0);
        check(camera, 0.3, -0.4, 2.1, 400, 420, 320, 240, 0.1, -0.05, 3);
    }

    @Test
    void omnidirectionalWithoutTangentialDistortion() {
        BundleUniversalOmni camera = new BundleUniversalOmni(false, 2, false, false);
        check(camera, 0.3, -0.4, 2.1, 400, 420, 320, 240, 0.1, -0.05, 3, 0.7);
    }

    @Test
    void fisheye() {
        BundleKannalaBrandt camera = new BundleKannalaBrandt();
        camera.configure(false, 3, 0);
        check(camera, 0.3, -0.4, 2.1, 400, 420, 320, 240, 3, 1.1, 0.2, -0.05);
    }

    @Test
    void asymmetricFisheye() {
        BundleKannalaBrandt camera = new BundleKannalaBrandt();
        camera.configure(false, 3, 2);
        check(
                camera, 0.3, -0.4, 2.1, 400, 420, 320, 240, 3, 1.1, 0.2, -0.05, 0.1, 0.03, 0.2, -0.1, 0.3, 0.05, 0.04,
                -0.02, 0.1, 0.2, -0.3, 0.15);
    }

    private static void check(BundleAdjustmentCamera camera, double... pointAndParameters) {
        Projection projection = new Projection(camera);
        assertJacobian(projection::pixel, projection::jacobian, pointAndParameters);
    }
}
