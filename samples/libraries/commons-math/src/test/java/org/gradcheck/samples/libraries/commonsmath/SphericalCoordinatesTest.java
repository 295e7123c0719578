package org.gradcheck.samples.libraries.commonsmath;

import static org.gradcheck.GradientAssertions.assertHessian;

import org.apache.commons.math3.geometry.euclidean.threed.SphericalCoordinates;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** The field {@code r^2 cos(theta) sin(phi)}, whose derivatives by x, y and z follow from those by r, theta and phi. */
class SphericalCoordinatesTest {

    @GradientCheck
    void gradient(@RandomPoint(size = 3) double[] v, GradientSubject subject) {
        subject.point(v).cost(SphericalCoordinatesTest::field).gradient(SphericalCoordinatesTest::cartesianGradient);
    }

    @Test
    void hessian() {
        assertHessian(
                SphericalCoordinatesTest::cartesianGradient,
                SphericalCoordinatesTest::cartesianHessian,
                0.4,
                -1.1,
                0.9);
    }

    private static SphericalCoordinates at(double[] v) {
        return new SphericalCoordinates(new Vector3D(v));
    }

    private static double field(double[] v) {
        SphericalCoordinates s = at(v);
        return s.getR() * s.getR() * Math.cos(s.getTheta()) * Math.sin(s.getPhi());
    }

    private static double[] cartesianGradient(double[] v) {
        SphericalCoordinates s = at(v);
        return s.toCartesianGradient(gradient(s));
    }

    private static double[][] cartesianHessian(double[] v) {
        SphericalCoordinates s = at(v);
        return s.toCartesianHessian(hessian(s), gradient(s));
    }

    private static double[] gradient(SphericalCoordinates s) {
        double r = s.getR();
        return new double[] {
            2 * r * Math.cos(s.getTheta()) * Math.sin(s.getPhi()),
            -r * r * Math.sin(s.getTheta()) * Math.sin(s.getPhi()),
            r * r * Math.cos(s.getTheta()) * Math.cos(s.getPhi())
        };
    }

    /** Its lower triangle; the library does not look at the rest. */
    private static double[][] hessian(SphericalCoordinates s) {
        double r = s.getR();
        double cosTheta = Math.cos(s.getTheta());
        double sinTheta = Math.sin(s.getTheta());
        double cosPhi = Math.cos(s.getPhi());
        double sinPhi = Math.sin(s.getPhi());
        return new double[][] {
            {2 * cosTheta * sinPhi},
            {-2 * r * sinTheta * sinPhi, -r * r * cosTheta * sinPhi},
            {2 * r * cosTheta * cosPhi, -r * r * sinTheta * cosPhi, -r * r * cosTheta * sinPhi}
        };
    }
}
