package org.gradcheck.subject;

import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.internal.text.Plural;
import org.jspecify.annotations.Nullable;

/**
 * The length that a vector must have.
 *
 * @param name what texts call the vector, such as {@code gradient}
 * @param owner what has the units, such as {@code the point}
 * @param unit what there is one entry for, such as {@code coordinate}
 * @param size the number of units
 */
record ExpectedVector(String name, String owner, String unit, int size) {

    static ExpectedVector ofPoint(String name, double[] x) {
        return new ExpectedVector(name, "the point", "coordinate", x.length);
    }

    /** Returns the number of outputs of a function. */
    static int outputsOf(MultivariateVectorFunction function, double[] x) {
        double @Nullable [] found = function.value(x.clone());
        if (found == null) {
            throw new IllegalArgumentException("the function returned null; return one entry for each output");
        }
        return found.length;
    }

    static void requireGradient(MultivariateVectorFunction gradient, double[] x) {
        ofPoint("gradient", x).copyOf(gradient.value(x.clone()));
    }

    /**
     * A copy of a vector, since code may use its result array again.
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
