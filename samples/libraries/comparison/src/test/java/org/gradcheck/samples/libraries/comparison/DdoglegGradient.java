package org.gradcheck.samples.libraries.comparison;

import org.ddogleg.optimization.functions.FunctionNtoN;

/** The gradient of a case as DDogleg wants it. */
record DdoglegGradient(Case subject) implements FunctionNtoN {

    @Override
    public int getN() {
        return subject.point().length;
    }

    @Override
    public void process(double[] input, double[] output) {
        System.arraycopy(subject.gradient().value(input), 0, output, 0, output.length);
    }
}
