package org.gradcheck.samples.libraries.boofcv;

import boofcv.alg.geo.bundle.jacobians.JacobianSo3;
import java.util.stream.IntStream;

/** The nine entries of a rotation matrix as a function of its parameters. */
record Rotation(JacobianSo3 rotation) {

    double[] matrix(double[] parameters) {
        rotation.setParameters(parameters, 0);
        return rotation.getRotationMatrix().data;
    }

    /** The derivatives of all entries by each parameter. */
    double[][] partials(double[] parameters) {
        rotation.setParameters(parameters, 0);
        return IntStream.range(0, parameters.length)
                .mapToObj(parameter -> rotation.getPartial(parameter).data)
                .toArray(double[][]::new);
    }
}
