package org.gradcheck.network;

/** What a function does outside its domain. */
enum Outside {
    IS_NAN {
        @Override
        double value() {
            return Double.NaN;
        }
    },
    IS_INFINITE {
        @Override
        double value() {
            return Double.POSITIVE_INFINITY;
        }
    },
    REFUSES {
        @Override
        double value() {
            throw new IllegalArgumentException("outside the domain");
        }
    },
    FAILS_TO_COMPUTE {
        @Override
        double value() {
            throw new ArithmeticException("no value");
        }
    };

    abstract double value();
}
