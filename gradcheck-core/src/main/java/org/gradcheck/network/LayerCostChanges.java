package org.gradcheck.network;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.internal.parameters.CostChanges;

/**
 * Changes of a network's cost with the weights, or with the biases, of one layer. Displacing a parameter shifts the
 * pre-activation of one unit by the displacement times the input of the parameter; the input of a bias is 1. Each change is a
 * difference of costs; no derivative is used.
 */
final class LayerCostChanges implements CostChanges {

    private final ExampleStates states;
    private final ShiftedUnit shifted;

    /** Inputs that the parameters are multiplied with, {@code examples x inputs}. */
    private final double[][] inputs;

    /** Parameters at the point, {@code units x inputs}. */
    private final double[] values;

    /** Factor of half the sum of the squared parameters in the cost. */
    private final double decay;

    private final int columns;

    LayerCostChanges(ExampleStates states, ShiftedUnit shifted, double[][] inputs, double[] values, double decay) {
        this.states = states;
        this.shifted = shifted;
        this.inputs = inputs;
        this.values = values;
        this.decay = decay;
        this.columns = inputs[0].length;
    }

    @Override
    public double of(int entry, double displacement) {
        double sum = 0;
        for (int b = 0; b < states.examples(); b++) {
            sum += shifted.costChange(b, entry / columns, displacement * inputs[b][entry % columns]);
        }
        return sum / states.examples() + decayChange(entry, displacement);
    }

    @Override
    public void ofAll(double[] steps, double[] left, double[] right, double tolerance) {
        // the cost is the mean over the examples, and their errors are assumed to be independent, like noise
        double ofExample = tolerance * Math.sqrt(states.examples());
        double[] ofUnit = new double[columns];
        double[] leftOfUnit = new double[columns];
        double[] rightOfUnit = new double[columns];
        for (int first = 0; first < values.length; first += columns) {
            requireNotInterrupted();
            System.arraycopy(steps, first, ofUnit, 0, columns);
            Arrays.fill(leftOfUnit, 0);
            Arrays.fill(rightOfUnit, 0);
            for (int example = 0; example < states.examples(); example++) {
                double largest = largestShift(inputs[example], ofUnit);
                if (largest != 0) {
                    curve(example, first / columns, largest, ofExample)
                            .add(inputs[example], ofUnit, leftOfUnit, rightOfUnit);
                }
            }
            System.arraycopy(leftOfUnit, 0, left, first, columns);
            System.arraycopy(rightOfUnit, 0, right, first, columns);
        }
        for (int entry = 0; entry < values.length; entry++) {
            left[entry] = left[entry] / states.examples() + decayChange(entry, -steps[entry]);
            right[entry] = right[entry] / states.examples() + decayChange(entry, steps[entry]);
        }
    }

    private static double largestShift(double[] factors, double[] steps) {
        double largest = 0;
        for (int j = 0; j < factors.length; j++) {
            double shift = Math.abs(steps[j] * factors[j]);
            if (!(shift <= largest)) {
                largest = shift;
            }
        }
        return largest;
    }

    private UnitShiftInterpolation curve(int example, int unit, double largest, double tolerance) {
        return new UnitShiftInterpolation(new ChangeWithShift(shifted, example, unit), largest, tolerance);
    }

    /** The change of the cost of one example as a function of the shift of one unit. */
    private record ChangeWithShift(ShiftedUnit shifted, int example, int unit) implements DoubleUnaryOperator {

        @Override
        public double applyAsDouble(double shift) {
            return shifted.costChange(example, unit, shift);
        }
    }

    /** Returns the change of the weight decay. It uses (w + h)^2 - w^2 = h (2 w + h), which does not cancel. */
    private double decayChange(int entry, double displacement) {
        return decay == 0 ? 0 : decay / 2 * displacement * (2 * values[entry] + displacement);
    }

    private static void requireNotInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(
                    "the gradient check was interrupted while it differenced a layer; all parameters are restored");
        }
    }
}
