package org.gradcheck.samples.libraries.comparison;

import edu.stanford.nlp.optimization.AbstractCachingDiffFunction;

/** A case as CoreNLP wants it. */
final class CoreNlpObjective extends AbstractCachingDiffFunction {

    private final Case subject;

    CoreNlpObjective(Case subject) {
        this.subject = subject;
    }

    @Override
    public int domainDimension() {
        return subject.point().length;
    }

    @Override
    protected void calculate(double[] x) {
        value = subject.cost().value(x.clone());
        derivative = subject.gradient().value(x.clone());
    }
}
