package org.gradcheck.diagnosis.corpus;

import org.gradcheck.diagnosis.Cause;

/** Weight decay that the cost does not have, or that the gradient lacks. */
record DecayBug(Kind kind, double lambda) implements Bug {

    enum Kind {
        MISSING,
        EXTRA,
        EXTRA_WITH_BIASES,
        EXTRA_ON_BIASES,
        EXTRA_BY_SIGN
    }

    @Override
    public Cause cause() {
        return kind == Kind.MISSING ? Cause.MISSING_WEIGHT_DECAY : Cause.EXTRA_WEIGHT_DECAY;
    }

    @Override
    public double decay(Trace trace, double parameter, boolean bias) {
        double right = Steps.RIGHT.decay(trace, parameter, bias);
        return switch (kind) {
            case MISSING -> 0;
            case EXTRA -> bias ? right : right + lambda * parameter;
            case EXTRA_WITH_BIASES -> right + lambda * parameter;
            case EXTRA_ON_BIASES -> bias ? lambda * parameter : right;
            case EXTRA_BY_SIGN -> bias ? right : right + lambda * Math.signum(parameter);
        };
    }
}
