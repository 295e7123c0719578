package org.gradcheck.diagnosis.corpus;

/** The part of a layer's gradient that a bug spoils. */
enum Part {
    LAYER,
    WEIGHTS,
    BIASES;

    boolean has(boolean bias) {
        return this == LAYER || bias == (this == BIASES);
    }
}
