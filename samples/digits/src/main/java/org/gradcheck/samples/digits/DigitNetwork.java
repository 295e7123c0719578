package org.gradcheck.samples.digits;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A 64-32-10 network: tanh hidden units, softmax outputs, categorical cross-entropy averaged over the mini-batch.
 *
 * <p>Weights are {@code units x inputs}. For a digit with pixels x and label y,
 *
 * <pre>
 *   h = tanh(W1 x + b1),   z = W2 h + b2,   cost = log(sum_k exp z_k) - z_y
 * </pre>
 *
 * <p>The network keeps its activations between the passes and is not thread-safe.
 */
public final class DigitNetwork {

    private static final int HIDDEN_UNITS = 32;

    private final double[][] hiddenWeights = new double[HIDDEN_UNITS][Digit.PIXELS];
    private final double[] hiddenBiases = new double[HIDDEN_UNITS];
    private final double[][] outputWeights = new double[Digit.CLASSES][HIDDEN_UNITS];
    private final double[] outputBiases = new double[Digit.CLASSES];

    private final double[][] hiddenWeightsGradient = new double[HIDDEN_UNITS][Digit.PIXELS];
    private final double[] hiddenBiasesGradient = new double[HIDDEN_UNITS];
    private final double[][] outputWeightsGradient = new double[Digit.CLASSES][HIDDEN_UNITS];
    private final double[] outputBiasesGradient = new double[Digit.CLASSES];

    private final double[] hidden = new double[HIDDEN_UNITS];
    private final double[] logits = new double[Digit.CLASSES];
    private final double[] hiddenGradient = new double[HIDDEN_UNITS];
    private final double[] logitsGradient = new double[Digit.CLASSES];

    /**
     * Creates an untrained network with random weights (Glorot and Bengio 2010) and biases of zero.
     *
     * @param seed the seed of the weights; the same seed gives the same network
     */
    public DigitNetwork(long seed) {
        Random random = new Random(seed);
        initialise(hiddenWeights, random);
        initialise(outputWeights, random);
    }

    private static void initialise(double[][] weights, Random random) {
        double limit = Math.sqrt(6.0 / (weights.length + weights[0].length));
        for (double[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                row[i] = limit * (2 * random.nextDouble() - 1);
            }
        }
    }

    /**
     * Returns the mean cross-entropy over a mini-batch.
     *
     * @param miniBatch the digits, at least one
     * @return the cost in nats, not negative
     * @throws IllegalArgumentException if the mini-batch is empty
     */
    public double cost(List<Digit> miniBatch) {
        requireNotEmpty(miniBatch);
        double sum = 0;
        for (Digit digit : miniBatch) {
            feedForward(digit);
            sum += SoftmaxCrossEntropy.cost(logits, digit.label());
        }
        return sum / miniBatch.size();
    }

    /**
     * Computes the gradient of {@link #cost} over a mini-batch and leaves it in the gradient arrays.
     *
     * @param miniBatch the digits, at least one
     * @throws IllegalArgumentException if the mini-batch is empty
     */
    public void backpropagate(List<Digit> miniBatch) {
        requireNotEmpty(miniBatch);
        clearGradients();
        double shareOfBatch = 1.0 / miniBatch.size();
        for (Digit digit : miniBatch) {
            feedForward(digit);
            double[] outputDeltas = SoftmaxCrossEntropy.gradient(logits, digit.label(), shareOfBatch);
            System.arraycopy(outputDeltas, 0, logitsGradient, 0, outputDeltas.length);
            addOutputGradients(outputDeltas);
            addHiddenGradients(digit, outputDeltas);
        }
    }

    /**
     * Returns the digit that the network takes an image for.
     *
     * @param digit the image; its label is not looked at
     * @return the most probable digit, 0 to 9
     */
    public int classify(Digit digit) {
        feedForward(digit);
        int best = 0;
        for (int k = 1; k < logits.length; k++) {
            if (logits[k] > logits[best]) {
                best = k;
            }
        }
        return best;
    }

    /**
     * Returns the share of digits that the network recognises.
     *
     * @param dataset the digits, at least one
     * @return the accuracy, from 0 to 1
     * @throws IllegalArgumentException if there are no digits
     */
    public double accuracy(DigitDataset dataset) {
        requireNotEmpty(dataset.digits());
        long recognised = dataset.digits().stream()
                .filter(digit -> classify(digit) == digit.label())
                .count();
        return (double) recognised / dataset.digits().size();
    }

    private void feedForward(Digit digit) {
        computeHidden(digit);
        computeLogits();
    }

    /** The first step of the forward pass. */
    void computeHidden(Digit digit) {
        for (int j = 0; j < HIDDEN_UNITS; j++) {
            double sum = hiddenBiases[j];
            for (int i = 0; i < Digit.PIXELS; i++) {
                sum += hiddenWeights[j][i] * digit.pixel(i);
            }
            hidden[j] = Math.tanh(sum);
        }
    }

    /** The second step of the forward pass. */
    void computeLogits() {
        for (int k = 0; k < Digit.CLASSES; k++) {
            double sum = outputBiases[k];
            for (int j = 0; j < HIDDEN_UNITS; j++) {
                sum += outputWeights[k][j] * hidden[j];
            }
            logits[k] = sum;
        }
    }

    private void addOutputGradients(double[] outputDeltas) {
        for (int k = 0; k < Digit.CLASSES; k++) {
            outputBiasesGradient[k] += outputDeltas[k];
            for (int j = 0; j < HIDDEN_UNITS; j++) {
                outputWeightsGradient[k][j] += outputDeltas[k] * hidden[j];
            }
        }
    }

    /** Passes the deltas back through W2, and through tanh' = 1 - tanh^2. */
    private void addHiddenGradients(Digit digit, double[] outputDeltas) {
        for (int j = 0; j < HIDDEN_UNITS; j++) {
            double backwardSum = 0;
            for (int k = 0; k < Digit.CLASSES; k++) {
                backwardSum += outputWeights[k][j] * outputDeltas[k];
            }
            hiddenGradient[j] = backwardSum;
            double delta = backwardSum * (1 - hidden[j] * hidden[j]);
            hiddenBiasesGradient[j] += delta;
            for (int i = 0; i < Digit.PIXELS; i++) {
                hiddenWeightsGradient[j][i] += delta * digit.pixel(i);
            }
        }
    }

    private void clearGradients() {
        for (double[] row : hiddenWeightsGradient) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(hiddenBiasesGradient, 0);
        for (double[] row : outputWeightsGradient) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(outputBiasesGradient, 0);
    }

    private static void requireNotEmpty(List<Digit> digits) {
        if (digits.isEmpty()) {
            throw new IllegalArgumentException("there are no digits to average over; pass at least one");
        }
    }

    // The values of the steps for the last digit, and the derivatives of its cost by them.

    double[] hidden() {
        return hidden;
    }

    double[] hiddenGradient() {
        return hiddenGradient;
    }

    double[] logits() {
        return logits;
    }

    double[] logitsGradient() {
        return logitsGradient;
    }

    // The accessors return the live arrays: the optimizer updates them in place.

    double[][] hiddenWeights() {
        return hiddenWeights;
    }

    double[] hiddenBiases() {
        return hiddenBiases;
    }

    double[][] outputWeights() {
        return outputWeights;
    }

    double[] outputBiases() {
        return outputBiases;
    }

    double[][] hiddenWeightsGradient() {
        return hiddenWeightsGradient;
    }

    double[] hiddenBiasesGradient() {
        return hiddenBiasesGradient;
    }

    double[][] outputWeightsGradient() {
        return outputWeightsGradient;
    }

    double[] outputBiasesGradient() {
        return outputBiasesGradient;
    }
}
