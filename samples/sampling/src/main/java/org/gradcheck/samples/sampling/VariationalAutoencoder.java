package org.gradcheck.samples.sampling;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.samples.digits.Digit;

/**
 * A variational autoencoder (Kingma and Welling, 2014) that writes a digit as two numbers and draws it again.
 *
 * <p>The encoder gives the mean m and the log-variance v of a Gaussian code, the decoder the ink of each pixel:
 *
 * <pre>
 *   h = tanh(E x),   m = M h,   v = V h,   code = m + exp(v / 2) * noise
 *   g = tanh(D code),   ink = sigmoid(O g)
 * </pre>
 *
 * <p>The cost is the negative evidence lower bound, averaged over the digits: the cross-entropy of pixels and ink, and the
 * divergence of the code from a standard Gaussian, the sum of {@code (m^2 + exp(v) - v - 1) / 2}. Each call draws one code for each
 * digit, so costs and gradients are estimates. Not thread-safe.
 */
class VariationalAutoencoder {

    private static final int HIDDEN_UNITS = 12;
    private static final int CODE = 2;

    private final Dense encoder;
    private final Dense mean;
    private final Dense logVariance;
    private final Dense decoder;
    private final Dense output;

    /** Draws the weights with a generator. */
    VariationalAutoencoder(RandomGenerator random) {
        encoder = new Dense("encoder", Digit.PIXELS, HIDDEN_UNITS, random);
        mean = new Dense("mean", HIDDEN_UNITS, CODE, random);
        logVariance = new Dense("log-variance", HIDDEN_UNITS, CODE, random);
        decoder = new Dense("decoder", CODE, HIDDEN_UNITS, random);
        output = new Dense("output", HIDDEN_UNITS, Digit.PIXELS, random);
    }

    List<Dense> layers() {
        return List.of(encoder, mean, logVariance, decoder, output);
    }

    /** A sample of the cost, in nats for each digit. */
    double cost(List<Digit> digits, RandomGenerator random) {
        double sum = 0;
        for (Digit digit : digits) {
            Pass pass = new Pass(digit, random);
            sum += pass.crossEntropy() + pass.divergence();
        }
        return sum / digits.size();
    }

    /** Leaves a sample of the gradient in the layers. */
    void backpropagate(List<Digit> digits, RandomGenerator random) {
        layers().forEach(Dense::clearGradients);
        for (Digit digit : digits) {
            new Pass(digit, random).backward(1.0 / digits.size());
        }
    }

    /** The derivative of the cross-entropy by the log-variance: the code moves by {@code exp(v / 2) * noise / 2}. */
    double byLogVariance(double byCode, double deviation, double noise) {
        return byCode * deviation * noise / 2;
    }

    /** The forward pass of a digit. */
    private final class Pass {

        private final double[] pixels = new double[Digit.PIXELS];
        private final double[] noise = new double[CODE];
        private final double[] hidden;
        private final double[] m;
        private final double[] v;
        private final double[] code = new double[CODE];
        private final double[] drawn;
        private final double[] logits;

        Pass(Digit digit, RandomGenerator random) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = digit.pixel(i);
            }
            hidden = tanh(encoder.forward(pixels));
            m = mean.forward(hidden);
            v = logVariance.forward(hidden);
            for (int i = 0; i < CODE; i++) {
                noise[i] = random.nextGaussian();
                code[i] = m[i] + Math.exp(v[i] / 2) * noise[i];
            }
            drawn = tanh(decoder.forward(code));
            logits = output.forward(drawn);
        }

        double crossEntropy() {
            double sum = 0;
            for (int i = 0; i < logits.length; i++) {
                sum += Math.max(logits[i], 0) + Math.log1p(Math.exp(-Math.abs(logits[i]))) - pixels[i] * logits[i];
            }
            return sum;
        }

        double divergence() {
            double sum = 0;
            for (int i = 0; i < CODE; i++) {
                sum += (m[i] * m[i] + Math.exp(v[i]) - v[i] - 1) / 2;
            }
            return sum;
        }

        void backward(double share) {
            double[] byLogits = new double[logits.length];
            for (int i = 0; i < byLogits.length; i++) {
                byLogits[i] = share * (1 / (1 + Math.exp(-logits[i])) - pixels[i]);
            }
            double[] byCode = decoder.backward(code, throughTanh(drawn, output.backward(drawn, byLogits)));
            double[] byMean = new double[CODE];
            double[] byVariance = new double[CODE];
            for (int i = 0; i < CODE; i++) {
                byMean[i] = byCode[i] + share * m[i];
                byVariance[i] =
                        byLogVariance(byCode[i], Math.exp(v[i] / 2), noise[i]) + share * (Math.exp(v[i]) - 1) / 2;
            }
            double[] byHidden = mean.backward(hidden, byMean);
            double[] byHiddenToo = logVariance.backward(hidden, byVariance);
            for (int i = 0; i < HIDDEN_UNITS; i++) {
                byHidden[i] += byHiddenToo[i];
            }
            encoder.backward(pixels, throughTanh(hidden, byHidden));
        }
    }

    private static double[] tanh(double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = Math.tanh(values[i]);
        }
        return result;
    }

    /** Multiplies by the slope of tanh, {@code 1 - tanh^2}. */
    private static double[] throughTanh(double[] tanh, double[] byTanh) {
        double[] result = new double[tanh.length];
        for (int i = 0; i < tanh.length; i++) {
            result[i] = byTanh[i] * (1 - tanh[i] * tanh[i]);
        }
        return result;
    }
}
