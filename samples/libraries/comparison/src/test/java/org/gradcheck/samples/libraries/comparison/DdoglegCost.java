package org.gradcheck.samples.libraries.comparison;

import org.ddogleg.optimization.functions.FunctionNtoS;

/** The cost of a case as DDogleg wants it. */
record DdoglegCost(Case subject) implements FunctionNtoS {

    @Override
    public int getNumOfInputsN() {
        return subject.point().length;
    }

    @Override
    public double process(double[] input) {
        return subject.cost().value(input);
    }
}
