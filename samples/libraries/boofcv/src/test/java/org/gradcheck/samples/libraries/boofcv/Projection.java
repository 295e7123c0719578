package org.gradcheck.samples.libraries.boofcv;

import boofcv.abst.geo.bundle.BundleAdjustmentCamera;
import georegression.struct.point.Point2D_F64;
import java.util.stream.DoubleStream;

/** Where a camera sees a point: a function of the point's three coordinates, followed by the camera's own parameters. */
record Projection(BundleAdjustmentCamera camera) {

    double[] pixel(double[] x) {
        Point2D_F64 pixel = new Point2D_F64();
        camera.setIntrinsic(x, 3);
        camera.project(x[0], x[1], x[2], pixel);
        return new double[] {pixel.x, pixel.y};
    }

    double[][] jacobian(double[] x) {
        int parameters = camera.getIntrinsicCount();
        double[][] byPoint = new double[2][3];
        double[][] byCamera = new double[2][parameters];
        camera.setIntrinsic(x, 3);
        camera.jacobian(x[0], x[1], x[2], byPoint[0], byPoint[1], true, byCamera[0], byCamera[1]);
        return new double[][] {concat(byPoint[0], byCamera[0]), concat(byPoint[1], byCamera[1])};
    }

    private static double[] concat(double[] first, double[] second) {
        return DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
                .toArray();
    }
}
