package org.gradcheck.sampling;

/** How a parameter gives the deviation of a Gaussian. */
enum Spread {
    DEVIATION {
        @Override
        double deviation(double x) {
            return x;
        }

        @Override
        double slope(double x) {
            return 1;
        }

        @Override
        double parameter(double deviation) {
            return deviation;
        }
    },
    LOG_DEVIATION {
        @Override
        double deviation(double x) {
            return Math.exp(x);
        }

        @Override
        double slope(double x) {
            return Math.exp(x);
        }

        @Override
        double parameter(double deviation) {
            return Math.log(deviation);
        }
    },
    LOG_VARIANCE {
        @Override
        double deviation(double x) {
            return Math.exp(x / 2);
        }

        @Override
        double slope(double x) {
            return Math.exp(x / 2) / 2;
        }

        @Override
        double parameter(double deviation) {
            return 2 * Math.log(deviation);
        }
    };

    abstract double deviation(double x);

    /** The derivative of the deviation by the parameter. */
    abstract double slope(double x);

    abstract double parameter(double deviation);

    double[] deviations(double[] parameters) {
        double[] deviations = new double[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            deviations[i] = deviation(parameters[i]);
        }
        return deviations;
    }
}
