package org.gradcheck.internal.stages;

import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.subject.Objective;

/**
 * Forward pass in which each stage reads the values that earlier stages have at the point, whatever they have computed from displaced ones.
 *
 * <p>For each source x, which is the array of a stage or a block of parameters, the chain rule says
 *
 * <pre>
 *   dC/dx = d/dx ( C(x) + sum over the stages k of u_k . f_k(x) ),
 * </pre>
 *
 * where f_k is the forward of stage k, u_k the derivative of the cost by its values, and only x is displaced: the cost and each stage read all
 * other values as they are at the point. With the u_k that backward <em>claims</em>, the same formula tests the one step of backward that computes the derivative by
 * x, however wrong the u_k are. So each error shows where it enters and nowhere else, and several errors show independently. A stage
 * that several others read is the sum of their terms.
 *
 * <p>The algorithm: run all forwards in their order. After each, add the change of its values, multiplied by their claimed derivatives, and put the values back. Since
 * all forwards run, memory that is not declared (the mean of a normalisation, a mask) follows the displaced source, as it does in the cost. Its effect
 * then belongs to the stages that read it. The values of a stage are displaced after its forward has run.
 *
 * <p>Each pass takes one evaluation of the cost. Not thread-safe.
 */
final class StagePass implements DoubleSupplier {

    /** The source of a pass in which no stage is displaced: at the point, or with displaced parameters. */
    static final int PARAMETERS = -1;

    private final List<Objective.Stage> stages;
    private final String ending;
    private final DoubleSupplier end;
    private final CountedCost counted;
    private final double[][] values;
    private final double[][] claimed;
    private final boolean[] isFinite;
    private final int[] overwrittenBy;
    private final BitSet leftOut = new BitSet();

    private boolean isAtPoint = true;
    private double cost;
    private int source = PARAMETERS;
    private Supplier<double[]> displaced = () -> new double[0];
    private Terms terms = new Terms(0);

    /**
     * The terms of the last pass.
     *
     * @param changes the change of each stage's values times their claimed derivatives, and at last that of the cost
     * @param squares for each, the sum of the squares of its products
     * @param isChanged whether the values of the stage, and at last the cost, differ from those at the point at all
     */
    @SuppressWarnings("ArrayRecordComponent") // a value of one pass that is never compared
    record Terms(double[] changes, double[] squares, boolean[] isChanged) {

        Terms(int steps) {
            this(new double[steps], new double[steps], new boolean[steps]);
        }

        double sum() {
            double sum = 0;
            for (double change : changes) {
                sum += change;
            }
            return sum;
        }

        /** Returns the size of the products, which do not cancel in it. */
        double size() {
            double sum = 0;
            for (double square : squares) {
                sum += square;
            }
            return Math.sqrt(sum);
        }
    }

    /**
     * Prepares for the point where the parameters are.
     *
     * @param described the stages
     * @param meter counts the passes
     */
    StagePass(Objective.Stages described, EvaluationMeter meter) {
        this.counted = new CountedCost(this, meter);
        this.stages = described.inOrder();
        this.ending = described.ending();
        this.end = described.end();
        int count = stages.size();
        this.values = new double[count][];
        this.claimed = new double[count][];
        this.isFinite = new boolean[count + 1];
        this.overwrittenBy = new int[count];
    }

    /**
     * Runs the forward pass and backward at the point: one evaluation.
     *
     * @param gradient runs backward
     */
    void begin(Supplier<List<double[]>> gradient) {
        isAtPoint = true;
        cost = counted.getAsDouble();
        isAtPoint = false;
        List<double[]> unused = gradient.get();
        for (int k = 0; k < claimed.length; k++) {
            claimed[k] = stages.get(k).gradient().get();
            isFinite[k] = areFinite(claimed[k]);
        }
        isFinite[claimed.length] = true;
    }

    private double atPoint() {
        int count = stages.size();
        for (int k = 0; k < count; k++) {
            stages.get(k).forward().run();
            values[k] = live(k).toArray();
            overwrittenBy[k] = count;
            for (int earlier = 0; earlier < k; earlier++) {
                if (overwrittenBy[earlier] == count && differs(live(earlier).toArray(), values[earlier])) {
                    overwrittenBy[earlier] = k;
                }
            }
        }
        return end.getAsDouble();
    }

    /** Returns the pass as a cost that counts its evaluations. */
    CountedCost counted() {
        return counted;
    }

    /** Returns the number of stages. The cost is the step of this number. */
    int stages() {
        return stages.size();
    }

    Objective.Stage stage(int stage) {
        return stages.get(stage);
    }

    /** Returns the name of the step after all stages. */
    String ending() {
        return ending;
    }

    private ParameterVector live(int stage) {
        return stages.get(stage).values().values();
    }

    /** Returns the values of a stage right after its forward; not a copy. */
    double[] values(int stage) {
        return values[stage];
    }

    /** Returns the claimed derivative by the values of a stage; not a copy. */
    double[] claimed(int stage) {
        return claimed[stage];
    }

    /** Returns whether all claimed derivatives by the values of a step are finite; those of the cost, which are 1, are. */
    boolean isFinite(int step) {
        return isFinite[step];
    }

    /** Returns the first stage whose forward overwrites the values of another one; the number of stages if none does. */
    int overwrittenBy(int stage) {
        return overwrittenBy[stage];
    }

    /** Returns the cost at the point. */
    double cost() {
        return cost;
    }

    /** Treats a stage as memory that is not declared: its values follow the displaced source, and its gradient is not used. */
    void leaveOut(int stage, boolean isLeftOut) {
        leftOut.set(stage, isLeftOut);
    }

    boolean isLeftOut(int stage) {
        return leftOut.get(stage);
    }

    /** Displaces parameters in the next passes, which their owner does. */
    void displaceParameters() {
        source = PARAMETERS;
    }

    /**
     * Displaces the values of a stage in the next passes.
     *
     * @param shown the displaced values, which are read in each pass
     */
    void displace(int stage, StageValues shown) {
        source = stage;
        displaced = shown::toArray;
    }

    /** Runs the pass; the terms are read by {@link #terms}. */
    @Override
    public double getAsDouble() {
        if (isAtPoint) {
            return atPoint();
        }
        int count = stages.size();
        terms = new Terms(count + 1);
        try {
            for (int k = 0; k < count; k++) {
                stages.get(k).forward().run();
                if (k == source) {
                    live(k).setAll(displaced.get());
                } else if (k > source) {
                    follow(k);
                } else {
                    putBack(k);
                }
            }
            double now = end.getAsDouble();
            terms.isChanged()[count] = now != cost;
            terms.changes()[count] = now - cost;
            terms.squares()[count] = (now - cost) * (now - cost);
        } finally {
            if (source != PARAMETERS) {
                putBack(source);
            }
        }
        return terms.sum();
    }

    Terms terms() {
        return terms;
    }

    private void follow(int stage) {
        double[] now = live(stage).toArray();
        double[] then = values[stage];
        double[] factors = claimed[stage];
        boolean isUsed = !leftOut.get(stage);
        double change = 0;
        double squares = 0;
        boolean isChanged = false;
        for (int i = 0; i < now.length; i++) {
            if (Double.doubleToRawLongBits(now[i]) != Double.doubleToRawLongBits(then[i])) {
                isChanged = true;
                double term = factors[i] == 0 || !Double.isFinite(factors[i]) ? 0 : factors[i] * (now[i] - then[i]);
                change += term;
                squares += term * term;
            }
        }
        terms.isChanged()[stage] = isChanged;
        if (isChanged && isUsed) {
            terms.changes()[stage] = change;
            terms.squares()[stage] = squares;
            live(stage).setAll(then);
        }
    }

    private void putBack(int stage) {
        if (differs(live(stage).toArray(), values[stage])) {
            live(stage).setAll(values[stage]);
        }
    }

    private static boolean differs(double[] found, double[] expected) {
        for (int i = 0; i < found.length; i++) {
            if (Double.doubleToRawLongBits(found[i]) != Double.doubleToRawLongBits(expected[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean areFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
