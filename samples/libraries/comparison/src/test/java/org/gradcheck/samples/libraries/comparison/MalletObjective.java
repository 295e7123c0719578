package org.gradcheck.samples.libraries.comparison;

import cc.mallet.optimize.Optimizable;

/** A case as MALLET wants it. */
final class MalletObjective implements Optimizable.ByGradientValue {

    private final Case subject;
    private final double[] parameters;

    MalletObjective(Case subject) {
        this.subject = subject;
        parameters = subject.point();
    }

    @Override
    public int getNumParameters() {
        return parameters.length;
    }

    @Override
    public void getParameters(double[] buffer) {
        System.arraycopy(parameters, 0, buffer, 0, parameters.length);
    }

    @Override
    public double getParameter(int index) {
        return parameters[index];
    }

    @Override
    public void setParameters(double[] values) {
        System.arraycopy(values, 0, parameters, 0, parameters.length);
    }

    @Override
    public void setParameter(int index, double value) {
        parameters[index] = value;
    }

    @Override
    public double getValue() {
        return subject.cost().value(parameters.clone());
    }

    @Override
    public void getValueGradient(double[] buffer) {
        System.arraycopy(subject.gradient().value(parameters.clone()), 0, buffer, 0, parameters.length);
    }
}
