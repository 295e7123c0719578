package consumer;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;

/** Uses the API of gradcheck and of commons-math3, which the module of gradcheck requires transitively. */
final class Line {

    private Line() {}

    static double cost(double[] x) {
        RealVector vector = new ArrayRealVector(x);
        return vector.dotProduct(vector);
    }

    static GradientReport check() {
        return GradientChecker.standard().check(Line::cost, x -> new double[] {2 * x[0], 2 * x[1]}, 1, 2);
    }
}
