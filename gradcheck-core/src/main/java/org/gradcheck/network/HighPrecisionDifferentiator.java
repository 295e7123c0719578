package org.gradcheck.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.internal.differentiation.Derivative;
import org.jspecify.annotations.Nullable;

/**
 * Differentiator of a built-in network's cost in decimal arithmetic of 60 digits, for entries that differences in double
 * arithmetic leave unresolved.
 *
 * <p>The cost is computed by the same forward pass from the same parameters and examples, and is differenced on both sides
 * with a step of 1e-20 times the parameter, at least 1e-20. Truncation error and rounding then lie far below the last place
 * of a double. It takes about a thousand times as long as double arithmetic, so it is for single entries. The parameters
 * are read and never changed.
 */
public final class HighPrecisionDifferentiator {

    /** Number of decimal digits of the arithmetic. */
    public static final int DIGITS = 60;

    /** Largest number of multiplications in each of the three passes of a derivative: about two seconds. */
    private static final int AFFORDABLE_MULTIPLICATIONS = 500_000;

    /** Duration of an activation, in multiplications. */
    private static final int MULTIPLICATIONS_OF_AN_ACTIVATION = 100;

    private static final int MOST_PARTIALS = 64;

    private static final String STEP = "1e-20";

    /** Rounding of a cost of size 1: a {@link Dfp} has up to four digits less if its leading digit of radix 10^4 is small. */
    private static final double ROUNDING = 1e-54;

    /** Relative difference of the one-sided slopes above which there is a kink. */
    private static final double KINK = 1e-9;

    private final FeedforwardNetwork network;
    private final TrainingBatch batch;
    /** Computes its constants when it is made, which takes longer than most checks; so it is made for the first derivative. */
    private @Nullable DfpField madeField;

    private @Nullable CostOfPoint costOfPoint;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record CostOfPoint(double[] values, Dfp cost) {}

    private HighPrecisionDifferentiator(FeedforwardNetwork network, TrainingBatch batch) {
        this.network = network;
        this.batch = batch;
    }

    /**
     * Returns the differentiator of a network.
     *
     * @param network a network
     * @param batch the examples over which its cost is averaged
     * @return the differentiator; empty if a layer has an activation of the user's own, which exists in double arithmetic only
     */
    public static Optional<HighPrecisionDifferentiator> of(FeedforwardNetwork network, TrainingBatch batch) {
        for (Layer layer : network.layers()) {
            if (!(layer.activation() instanceof Activation)) {
                return Optional.empty();
            }
        }
        return Optional.of(new HighPrecisionDifferentiator(network, batch));
    }

    /**
     * Differentiates with respect to one parameter.
     *
     * @param parameter its number in {@link FeedforwardNetwork#parameters}
     * @return the derivative, or the slopes on both sides of a kink; its error bar is some units in the last place,
     *     and the rounding of the cost over the step
     */
    public Derivative partial(int parameter) {
        List<Dfp> parameters = parameters();
        Dfp origin = parameters.get(parameter);
        Dfp step = field().newDfp(STEP).multiply(field().newDfp(Math.max(1, Math.abs(origin.toDouble()))));
        Dfp cost = costAtThePoint(parameters);
        parameters.set(parameter, origin.add(step));
        double right = cost(parameters).subtract(cost).divide(step).toDouble();
        parameters.set(parameter, origin.subtract(step));
        double left = cost.subtract(cost(parameters)).divide(step).toDouble();
        double size = Math.max(Math.abs(left), Math.abs(right));
        double rounding = ROUNDING * Math.max(1, Math.abs(cost.toDouble()));
        double error = 4 * Math.ulp(size) + rounding / step.toDouble();
        boolean kink = Math.abs(right - left) > KINK * Math.max(size, Math.ulp(cost.toDouble()));
        return kink ? new Derivative.Kink(left, right, error) : new Derivative.Smooth(left + (right - left) / 2, error);
    }

    /**
     * Returns the number of parameters that can be differentiated in about two seconds.
     *
     * @return 1 to 64; 1 for a network so large that a single derivative takes longer
     */
    public int affordablePartials() {
        long units = 0;
        for (Layer layer : network.layers()) {
            units += layer.units();
        }
        long multiplications =
                batch.size() * (network.parameters().getDimension() + MULTIPLICATIONS_OF_AN_ACTIVATION * units);
        return (int) Math.max(1, Math.min(MOST_PARTIALS, AFFORDABLE_MULTIPLICATIONS / multiplications));
    }

    /** The cost at the point, which is the same for all parameters: computed once for the values that it belongs to. */
    private Dfp costAtThePoint(List<Dfp> parameters) {
        double[] values = network.parameters().toArray();
        CostOfPoint known = costOfPoint;
        if (known == null || !Arrays.equals(known.values, values)) {
            known = new CostOfPoint(values, cost(parameters));
            costOfPoint = known;
        }
        return known.cost;
    }

    private DfpField field() {
        DfpField field = madeField == null ? new DfpField(DIGITS) : madeField;
        madeField = field;
        return field;
    }

    private List<Dfp> parameters() {
        RealVector live = network.parameters();
        List<Dfp> parameters = new ArrayList<>();
        for (int i = 0; i < live.getDimension(); i++) {
            parameters.add(field().newDfp(live.getEntry(i)));
        }
        return parameters;
    }

    private Dfp cost(List<Dfp> parameters) {
        Dfp sum = field().getZero();
        for (int example = 0; example < batch.size(); example++) {
            sum = sum.add(costOfExample(parameters, batch.input(example), batch.target(example)));
        }
        return sum.divide(batch.size()).add(decay(parameters));
    }

    private Dfp costOfExample(List<Dfp> parameters, double[] input, double[] target) {
        List<Dfp> z = List.of();
        List<Dfp> a = IntStream.range(0, input.length)
                .mapToObj(i -> field().newDfp(input[i]))
                .toList();
        for (Layer layer : network.layers()) {
            z = preActivations(parameters, layer, a);
            a = ((Activation) layer.activation()).activate(z);
        }
        Dfp sum = field().getZero();
        for (int k = 0; k < target.length; k++) {
            sum = sum.add(network.costFunction().term(z.get(k), a.get(k), target[k]));
        }
        return sum;
    }

    private static List<Dfp> preActivations(List<Dfp> parameters, Layer layer, List<Dfp> in) {
        LayerSlice slice = layer.slice();
        List<Dfp> z = new ArrayList<>();
        for (int unit = 0; unit < layer.units(); unit++) {
            Dfp sum = parameters.get(slice.biasOffset() + unit);
            for (int j = 0; j < in.size(); j++) {
                sum = sum.add(
                        parameters.get(slice.offset() + unit * in.size() + j).multiply(in.get(j)));
            }
            z.add(sum);
        }
        return z;
    }

    private Dfp decay(List<Dfp> parameters) {
        Dfp squares = field().getZero();
        if (network.weightDecay() == 0) {
            return squares;
        }
        for (Layer layer : network.layers()) {
            for (int p = layer.slice().offset(); p < layer.slice().biasOffset(); p++) {
                squares = squares.add(parameters.get(p).multiply(parameters.get(p)));
            }
        }
        return squares.multiply(field().newDfp(network.weightDecay())).divide(2);
    }
}
