package org.gradcheck.internal.inspection;

import java.util.List;
import java.util.Optional;
import org.gradcheck.report.Finding;

/**
 * Test whether a Hessian is symmetric: second derivatives do not depend on the order of differentiation (Schwarz,
 * 1873).
 */
public final class HessianSymmetry {

    /** Largest relative difference of two equal second derivatives. Chosen: half of the digits of a double may be lost. */
    private static final double ASYMMETRY = 1e-9;

    private HessianSymmetry() {}

    public static Optional<Finding> violationIn(List<double[]> hessian) {
        for (int i = 0; i < hessian.size(); i++) {
            for (int j = 0; j < i; j++) {
                double below = hessian.get(i)[j];
                double above = hessian.get(j)[i];
                if (Math.abs(below - above) > ASYMMETRY * Math.max(Math.abs(below), Math.abs(above))) {
                    return Optional.of(new Finding(
                            Finding.Kind.HESSIAN_NOT_SYMMETRIC,
                            "the Hessian is not symmetric: entry [" + i + "][" + j + "] is " + below + " and [" + j
                                    + "][" + i + "] is " + above));
                }
            }
        }
        return Optional.empty();
    }
}
