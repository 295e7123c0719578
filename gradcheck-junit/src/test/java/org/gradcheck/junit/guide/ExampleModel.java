package org.gradcheck.junit.guide;

/** An object that is told its parameters and then asked. */
public final class ExampleModel {

    private final ExampleObjective objective = new ExampleObjective();
    private double[] parameters = new double[2];

    public void setParameters(double[] x) {
        parameters = x.clone();
    }

    public double getValue() {
        return objective.value(parameters);
    }

    public double[] getGradient() {
        return objective.gradient(parameters);
    }
}
