package org.gradcheck.internal.derivatives;

import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.internal.text.Plural;
import org.jspecify.annotations.Nullable;

/**
 * The length that a vector must have.
 *
 * @param name the name of the vector in messages, such as {@code gradient}
 * @param owner the object that determines the length, such as {@code the point}
 * @param unit the element with one entry each, such as {@code coordinate}
 * @param size the number of units
 */
record ExpectedVector(String name, String owner, String unit, int size) {

    static ExpectedVector ofPoint(String name, double[] x) {
        return new ExpectedVector(name, "the point", "coordinate", x.length);
    }

    /** Returns a copy of the outputs of a function. */
    static double[] outputsOf(MultivariateVectorFunction function, double[] x) {
        double @Nullable [] found = function.value(x.clone());
        if (found == null) {
            throw new IllegalArgumentException("the function returned null; return one entry for each output");
        }
        return found.clone();
    }

    static void requireGradient(MultivariateVectorFunction gradient, double[] x) {
        ofPoint("gradient", x).copyOf(gradient.value(x.clone()));
    }

    /**
     * Returns a copy of a vector, since the user's code may reuse its result array.
     *
     * @throws IllegalArgumentException if the vector has another length
     */
    double[] copyOf(double @Nullable [] found) {
        if (found == null || found.length != size) {
            String has = found == null ? "is null" : "has " + Plural.of(found.length, "entry");
            throw new IllegalArgumentException("the " + name + " " + has + ", but " + owner + " has "
                    + Plural.of(size, unit) + "; return one entry for each " + unit);
        }
        return found.clone();
    }
}
