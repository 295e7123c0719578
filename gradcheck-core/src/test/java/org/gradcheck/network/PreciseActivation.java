package org.gradcheck.network;

import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;

/** The elementwise activations and their derivatives by textbook formulas, in 60 decimal digits. */
final class PreciseActivation {

    private static final DfpField FIELD = new DfpField(60);
    private static final Dfp ONE = FIELD.getOne();

    private PreciseActivation() {}

    static double value(Activation activation, double at) {
        Dfp z = FIELD.newDfp(at);
        Dfp value = switch (activation) {
            case IDENTITY -> z;
            case SIGMOID -> sigmoid(z);
            case TANH -> sigmoid(z.multiply(2)).multiply(2).subtract(ONE);
            case RELU -> at > 0 ? z : FIELD.getZero();
            case LEAKY_RELU -> at > 0 ? z : z.divide(100);
            case ELU -> at > 0 ? z : z.exp().subtract(ONE);
            case SOFTPLUS -> softplus(z);
            case GELU -> z.multiply(normalDistribution(z));
            case SILU -> z.multiply(sigmoid(z));
            case SOFTMAX -> throw new IllegalArgumentException("softmax is not elementwise");
        };
        return value.toDouble();
    }

    static double derivative(Activation activation, double at) {
        Dfp z = FIELD.newDfp(at);
        Dfp derivative = switch (activation) {
            case IDENTITY -> ONE;
            case SIGMOID -> sigmoidSlope(z);
            case TANH -> sigmoidSlope(z.multiply(2)).multiply(4);
            case RELU -> at > 0 ? ONE : FIELD.getZero();
            case LEAKY_RELU -> at > 0 ? ONE : ONE.divide(100);
            case ELU -> at > 0 ? ONE : z.exp();
            case SOFTPLUS -> sigmoid(z);
            case GELU -> normalDistribution(z).add(z.multiply(normalDensity(z)));
            case SILU -> sigmoid(z).add(z.multiply(sigmoidSlope(z)));
            case SOFTMAX -> throw new IllegalArgumentException("softmax is not elementwise");
        };
        return derivative.toDouble();
    }

    private static Dfp sigmoid(Dfp z) {
        return ONE.divide(ONE.add(z.negate().exp()));
    }

    private static Dfp sigmoidSlope(Dfp z) {
        return sigmoid(z).multiply(sigmoid(z.negate()));
    }

    /** log(1 + e) by its series where 1 + e has too few digits of e left. */
    private static Dfp softplus(Dfp z) {
        Dfp e = z.exp();
        return e.lessThan(FIELD.newDfp("1e-25"))
                ? e.subtract(e.multiply(e).divide(2))
                : ONE.add(e).log();
    }

    private static Dfp normalDensity(Dfp z) {
        return z.multiply(z)
                .divide(2)
                .negate()
                .exp()
                .divide(FIELD.getPi().multiply(2).sqrt());
    }

    private static Dfp normalDistribution(Dfp z) {
        if (z.greaterThan(FIELD.getZero())) {
            return ONE.subtract(normalDistribution(z.negate()));
        }
        return z.greaterThan(FIELD.newDfp(-4)) ? ONE.divide(2).add(normalSeries(z)) : normalTail(z.negate());
    }

    /** phi(z) sum z^(2n+1) / (2n+1)!!, the distribution less 1/2 (Abramowitz and Stegun 26.2.11). */
    private static Dfp normalSeries(Dfp z) {
        Dfp term = z;
        Dfp sum = z;
        for (int n = 1; n < 200; n++) {
            term = term.multiply(z).multiply(z).divide(2 * n + 1);
            sum = sum.add(term);
        }
        return sum.multiply(normalDensity(z));
    }

    /** phi(x) / (x + 1 / (x + 2 / (x + ...))), what lies beyond x (Abramowitz and Stegun 26.2.14). */
    private static Dfp normalTail(Dfp x) {
        Dfp fraction = x;
        for (int n = 2000; n > 0; n--) {
            fraction = x.add(FIELD.newDfp(n).divide(fraction));
        }
        return normalDensity(x).divide(fraction);
    }
}
