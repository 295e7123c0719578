package org.gradcheck;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.report.GradientReport;

/** A cost, the gradient that somebody claims for it, and the point at which both are compared. */
record Claim(MultivariateFunction cost, MultivariateVectorFunction gradient, Point at) {

    /** Coordinates; a class of its own, since a record had better not hold an array. */
    static final class Point {

        private final double[] coordinates;

        Point(double... coordinates) {
            this.coordinates = coordinates.clone();
        }

        double[] coordinates() {
            return coordinates.clone();
        }
    }

    Claim(MultivariateFunction cost, MultivariateVectorFunction gradient, double... point) {
        this(cost, gradient, new Point(point));
    }

    Claim plus(double constant) {
        return new Claim(x -> cost.value(x) + constant, gradient, at);
    }

    Claim times(double factor) {
        return new Claim(
                x -> factor * cost.value(x),
                x -> Arrays.stream(gradient.value(x)).map(v -> factor * v).toArray(),
                at);
    }

    /** The same cost, and its gradient spoiled. */
    Claim butGradient(UnaryOperator<double[]> spoil) {
        return new Claim(cost, x -> spoil.apply(gradient.value(x).clone()), at);
    }

    /** The same gradient, for a cost that is computed in another way. */
    Claim butCost(UnaryOperator<MultivariateFunction> change) {
        return new Claim(change.apply(cost), gradient, at);
    }

    /** The same with further coordinates on which nothing depends. */
    Claim withUnusedCoordinates(int count) {
        double[] point = Arrays.copyOf(at.coordinates(), at.coordinates().length + count);
        Arrays.fill(point, at.coordinates().length, point.length, 0.5);
        int used = at.coordinates().length;
        return new Claim(
                x -> cost.value(Arrays.copyOf(x, used)),
                x -> Arrays.copyOf(gradient.value(Arrays.copyOf(x, used)), x.length),
                point);
    }

    GradientReport check() {
        return GradientChecker.standard().check(cost, gradient, at.coordinates());
    }
}
