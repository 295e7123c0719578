package org.gradcheck.samples.shapes;

import java.util.Arrays;

/** The decay {@code a exp(-b t)}, fitted to data: an object that is told its parameters, then asked for its value, then for its gradient. */
public final class DecayModel {

    private final double[] times = {0, 0.5, 1, 2};
    private final double[] measured = {2.1, 1.2, 0.8, 0.3};
    private final double[] residuals = new double[4];
    private double[] parameters = {1, 1};

    /**
     * Sets the parameters.
     *
     * @param parameters amplitude and rate; kept, not copied
     */
    public void setParameters(double[] parameters) {
        this.parameters = parameters;
    }

    /**
     * Returns half the sum of squares, and remembers the residuals for the gradient.
     *
     * @return a number of 0 or more
     */
    public double getValue() {
        for (int i = 0; i < times.length; i++) {
            residuals[i] = parameters[0] * Math.exp(-parameters[1] * times[i]) - measured[i];
        }
        return 0.5 * Arrays.stream(residuals).map(r -> r * r).sum();
    }

    /**
     * Returns the gradient where the value was asked for last.
     *
     * @return a new array
     */
    public double[] getValueGradient() {
        double[] gradient = new double[2];
        for (int i = 0; i < times.length; i++) {
            double decay = Math.exp(-parameters[1] * times[i]);
            gradient[0] += residuals[i] * decay;
            gradient[1] -= residuals[i] * parameters[0] * times[i] * decay;
        }
        return gradient;
    }
}
