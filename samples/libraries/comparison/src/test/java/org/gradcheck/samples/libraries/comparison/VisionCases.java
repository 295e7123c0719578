package org.gradcheck.samples.libraries.comparison;

import boofcv.abst.geo.bundle.BundleAdjustmentCamera;
import boofcv.alg.geo.bundle.cameras.BundleKannalaBrandt;
import boofcv.alg.geo.bundle.cameras.BundlePinhole;
import boofcv.alg.geo.bundle.cameras.BundlePinholeBrown;
import boofcv.alg.geo.bundle.cameras.BundleUniversalOmni;
import boofcv.alg.geo.bundle.jacobians.JacobianSo3;
import boofcv.alg.geo.bundle.jacobians.JacobianSo3Quaternions;
import boofcv.alg.geo.bundle.jacobians.JacobianSo3Rodrigues;
import georegression.struct.point.Point2D_F64;
import java.util.List;
import org.ddogleg.optimization.loss.LossCauchy;
import org.ddogleg.optimization.loss.LossFunction;
import org.ddogleg.optimization.loss.LossFunctionGradient;
import org.ddogleg.optimization.loss.LossHuberSmooth;
import org.ddogleg.optimization.loss.LossTukey;

/** Cameras and rotations of BoofCV, losses of DDogleg. Where the library has a Jacobian, one combination of its rows. */
final class VisionCases {

    private VisionCases() {}

    static List<Case> all() {
        BundleKannalaBrandt fisheye = new BundleKannalaBrandt();
        fisheye.configure(false, 3, 0);
        BundlePinholeBrown brown =
                new BundlePinholeBrown().setK(1, 1, 1, 0, 0).setRadial(0, 0).setTangential(1, 1);
        return List.of(
                camera("Pinhole camera", true, new BundlePinhole(false), 0.3, -0.4, 2.1, 400, 420, 320, 240, 3),
                camera("Fisheye camera", true, fisheye, 0.3, -0.4, 2.1, 400, 420, 320, 240, 3, 1.1, 0.2, -0.05),
                camera(
                        "Brown camera, tangential distortion",
                        false,
                        brown,
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
                        3),
                camera(
                        "Omnidirectional camera, tangential distortion",
                        false,
                        new BundleUniversalOmni(false, 2, true, false),
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
                        0.7),
                rotation("Rodrigues rotation", true, new JacobianSo3Rodrigues(), 0.3, -0.7, 1.1),
                rotation("Rodrigues rotation, small angle", true, new JacobianSo3Rodrigues(), 1e-3, -2e-3, 1e-3),
                rotation("Quaternion", true, new JacobianSo3Quaternions(), 0.5, -0.5, 0.7, 0.1),
                rotation("Quaternion of length 2", false, new JacobianSo3Quaternions(), 1, -1, 1.4, 0.2),
                rotation("Quaternion of length 1.001", false, new JacobianSo3Quaternions(), 0.5, -0.5, 0.7, 0.1095),
                loss("Cauchy loss", new LossCauchy.Function(0.8), new LossCauchy.Gradient(0.8)),
                loss("Smooth Huber loss", new LossHuberSmooth.Function(0.8), new LossHuberSmooth.Gradient(0.8)),
                loss("Tukey loss", new LossTukey.Function(0.8), new LossTukey.Gradient(0.8)));
    }

    private static Case camera(String name, boolean isRight, BundleAdjustmentCamera camera, double... point) {
        return new Case(
                name,
                x -> {
                    Point2D_F64 pixel = new Point2D_F64();
                    camera.setIntrinsic(x, 3);
                    camera.project(x[0], x[1], x[2], pixel);
                    return pixel.x + pixel.y;
                },
                x -> {
                    int parameters = camera.getIntrinsicCount();
                    double[][] byPoint = new double[2][3];
                    double[][] byCamera = new double[2][parameters];
                    camera.setIntrinsic(x, 3);
                    camera.jacobian(x[0], x[1], x[2], byPoint[0], byPoint[1], true, byCamera[0], byCamera[1]);
                    double[] gradient = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        gradient[i] = i < 3 ? byPoint[0][i] + byPoint[1][i] : byCamera[0][i - 3] + byCamera[1][i - 3];
                    }
                    return gradient;
                },
                isRight,
                point);
    }

    /** The sum of all entries, each with another weight. */
    private static Case rotation(String name, boolean isRight, JacobianSo3 rotation, double... parameters) {
        return new Case(
                name,
                x -> {
                    rotation.setParameters(x, 0);
                    return weighted(rotation.getRotationMatrix().data);
                },
                x -> {
                    rotation.setParameters(x, 0);
                    double[] gradient = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        gradient[i] = weighted(rotation.getPartial(i).data);
                    }
                    return gradient;
                },
                isRight,
                parameters);
    }

    private static double weighted(double[] entries) {
        double sum = 0;
        for (int i = 0; i < entries.length; i++) {
            sum += Math.sin(i + 1) * entries[i];
        }
        return sum;
    }

    private static Case loss(String name, LossFunction loss, LossFunctionGradient gradient) {
        double[] residuals = {0.3, -1.4, 0.1, 2.2};
        loss.setNumberOfFunctions(residuals.length);
        gradient.setNumberOfFunctions(residuals.length);
        return Case.right(
                name,
                loss::process,
                x -> {
                    double[] result = new double[x.length];
                    gradient.process(x, result);
                    return result;
                },
                residuals);
    }
}
