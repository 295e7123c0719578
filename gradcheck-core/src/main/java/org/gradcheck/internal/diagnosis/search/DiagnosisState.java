package org.gradcheck.internal.diagnosis.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.report.MeasuredBlock;

/**
 * A wrong gradient, and the gradient that is expected if the bugs found so far were made.
 *
 * <p>At first the expected gradient is the measured one, or that of the built-in network's own backpropagation. Each bug is
 * a function of the expected gradient, or of the rules of backpropagation. If the rules change, all functions of the
 * gradient are applied again to the new prediction.
 *
 * <p>An entry matches if the analytic value is within {@link ErrorBars#AGREEMENT} error bars of the expected value; rounding of the
 * gradient code counts as part of the error bar.
 */
public final class DiagnosisState {

    /**
     * The smallest distance that counts as information, relative to the largest entry of the block: 2^-43 is 1.1e-13,
     * about the rounding of sums of many terms. An exact zero thus counts no more digits than other numbers.
     */
    private static final double FINEST = 0x1p-43;

    /** The largest information of one value, in binary digits: the 53 of a double less those lost to rounding. */
    private static final double MOST_BITS = 50;

    private final PredictedGradient origin;
    private final PredictedGradient expected;
    private final Optional<SimulatedBackpropagation> simulation;
    private final List<GradientChange> changes;
    private final WrongGradient gradient;
    private final RepeatedEntries repetitions;

    private DiagnosisState(
            WrongGradient gradient,
            RepeatedEntries repetitions,
            PredictedGradient origin,
            PredictedGradient expected,
            Optional<SimulatedBackpropagation> simulation,
            List<GradientChange> changes) {
        this.gradient = gradient;
        this.repetitions = repetitions;
        this.origin = origin;
        this.expected = expected;
        this.simulation = simulation;
        this.changes = changes;
    }

    /** A gradient of which only the numbers are known. */
    public static DiagnosisState of(WrongGradient gradient) {
        List<MeasuredBlock> blocks = gradient.blocks();
        PredictedGradient measured = new PredictedGradient(blocks.size(), b -> PredictedBlock.measured(blocks.get(b)));
        return new DiagnosisState(
                gradient, new RepeatedEntries(blocks), measured, measured, Optional.empty(), List.of());
    }

    /** A gradient of the built-in network, if its own backpropagation agrees with the measured values. */
    public static DiagnosisState of(WrongGradient gradient, NetworkCase network) {
        List<MeasuredBlock> blocks = gradient.blocks();
        DiagnosisState byNumbers = of(gradient);
        SimulatedBackpropagation right = new SimulatedBackpropagation(BackpropagationRules.of(network));
        DiagnosisState byRules = byNumbers.with(right);
        boolean agrees = IntStream.range(0, blocks.size()).allMatch(b -> agrees(blocks.get(b), byRules.expected(b)));
        return agrees ? byRules : byNumbers;
    }

    private static boolean agrees(MeasuredBlock block, PredictedBlock right) {
        return IntStream.range(0, block.size())
                .filter(block::isKnown)
                .allMatch(i -> Math.abs(block.numeric(i) - right.value(i))
                        <= ErrorBars.DISAGREEMENT
                                * (block.error(i) + block.rounding().of(right.value(i), right.scale(block, i))));
    }

    /** The same gradient, with a bug that changes the computed gradient assumed. */
    public DiagnosisState with(GradientChange change) {
        List<GradientChange> all = new ArrayList<>(changes);
        all.add(change);
        return new DiagnosisState(
                gradient,
                repetitions,
                origin,
                new PredictedGradient(blocks().size(), b -> change.of(b, expected)),
                simulation,
                List.copyOf(all));
    }

    /** The same gradient, with a bug within the backpropagation assumed. */
    public DiagnosisState with(SimulatedBackpropagation simulated) {
        PredictedGradient prediction = new PredictedGradient(blocks().size(), b -> measured(b, simulated.block(b)));
        DiagnosisState situation =
                new DiagnosisState(gradient, repetitions, origin, prediction, Optional.of(simulated), List.of());
        for (GradientChange change : changes) {
            situation = situation.with(change);
        }
        return situation;
    }

    /** Selects the measured entries from the prediction of a whole block. */
    private PredictedBlock measured(int block, PredictedBlock whole) {
        MeasuredBlock measured = blocks().get(block);
        return measured.isComplete()
                ? whole
                : PredictedBlock.of(
                        measured.size(), i -> whole.value(measured.entry(i)), i -> whole.error(measured.entry(i)));
    }

    public List<MeasuredBlock> blocks() {
        return gradient.blocks();
    }

    /** The verdicts of the entries of a block. */
    public JudgedValues judged(int block) {
        return gradient.judged().get(block);
    }

    /** Whether all entries of all blocks were measured, and all analytic values are numbers. */
    public boolean isKnownThroughout() {
        for (int block = 0; block < blocks().size(); block++) {
            if (!blocks().get(block).isComplete() || !isFinite(block)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all analytic values of a block are numbers. */
    public boolean isFinite(int block) {
        for (int i = 0; i < blocks().get(block).size(); i++) {
            if (!Double.isFinite(analytic(block, i))) {
                return false;
            }
        }
        return true;
    }

    /** The measured values, and the context of the check. */
    public WrongGradient gradient() {
        return gradient;
    }

    public PredictedBlock expected(int block) {
        return expected.of(block);
    }

    /** The number of examples in the batch, if it is known. */
    public OptionalInt examples() {
        return simulation.isPresent()
                ? OptionalInt.of(simulation.get().network().examples().size())
                : gradient.background().examples();
    }

    /** The coefficient of the weight decay; 0 if there is none or it is unknown. */
    public double weightDecay() {
        return simulation.isPresent() ? simulation.get().network().weightDecay() : 0;
    }

    public Optional<SimulatedBackpropagation> simulation() {
        return simulation;
    }

    /** Whether all analytic values of a block are as expected. */
    public boolean matches(int block) {
        MeasuredBlock measured = blocks().get(block);
        PredictedBlock right = expected(block);
        for (int i = 0; i < measured.size(); i++) {
            if (!matches(measured, right, i)) {
                return false;
            }
        }
        return true;
    }

    /** Selects the blocks whose analytic values are all as expected. */
    public List<Integer> matching(List<Integer> some) {
        List<Integer> matching = new ArrayList<>();
        for (int block : some) {
            if (matches(block)) {
                matching.add(block);
            }
        }
        return List.copyOf(matching);
    }

    /** The positions of the entries of a block that are not as expected, ascending. */
    public int[] wrongEntries(int block) {
        int[] wrong = new int[blocks().get(block).size()];
        int count = 0;
        for (int i = 0; i < wrong.length; i++) {
            if (!matches(block, i)) {
                wrong[count] = i;
                count++;
            }
        }
        return Arrays.copyOf(wrong, count);
    }

    /** The number of entries of a block whose expected value is unknown, or is not the analytic one. */
    public int unmatched(int block) {
        int unmatched = 0;
        for (int i = 0; i < blocks().get(block).size(); i++) {
            if (!expected(block).isKnown(i) || !matches(block, i)) {
                unmatched++;
            }
        }
        return unmatched;
    }

    public boolean matches(int block, int i) {
        return matches(blocks().get(block), expected(block), i);
    }

    /** Whether the analytic value at one position is the one that is expected at another position. */
    public boolean wouldMatch(int block, int position, int expectedAt) {
        return matches(blocks().get(block), expected(block), position, expectedAt);
    }

    private static boolean matches(MeasuredBlock measured, PredictedBlock right, int i) {
        return matches(measured, right, i, i);
    }

    private static boolean matches(MeasuredBlock measured, PredictedBlock right, int i, int expectedAt) {
        double off = Math.abs(measured.analytic(i) - right.value(expectedAt));
        return !right.isKnown(expectedAt) || (Double.isFinite(off) && off <= tolerance(measured, right, i, expectedAt));
    }

    private static double tolerance(MeasuredBlock measured, PredictedBlock right, int i, int expectedAt) {
        double largest = Math.max(Math.abs(measured.analytic(i)), Math.abs(right.value(expectedAt)));
        return ErrorBars.AGREEMENT
                        * (right.error(expectedAt) + measured.rounding().of(largest, right.scale(measured, i)))
                + Double.MIN_NORMAL;
    }

    /** The parameters of a block at the measured entries. */
    public double[] parameters(int block) {
        MeasuredBlock measured = blocks().get(block);
        double[] parameters = new double[measured.size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = measured.parameter(i);
        }
        return parameters;
    }

    public double analytic(int block, int i) {
        return blocks().get(block).analytic(i);
    }

    /**
     * The information of the entries of a block, in binary digits: for each value the logarithm of the original distance
     * in units of the error bar. It measures how unlikely it is that the prediction matches by chance. Entries that repeat
     * another one, and blocks of which only a few entries were measured, have none.
     */
    DoubleSummaryStatistics bits(int block) {
        MeasuredBlock measured = blocks().get(block);
        PredictedBlock right = expected(block);
        PredictedBlock first = origin.of(block);
        DoubleSummaryStatistics bits = new DoubleSummaryStatistics();
        for (int i = 0; i < measured.size() && !measured.hasFewEntries(); i++) {
            if (right.isKnown(i) && !repetitions.contains(block, i)) {
                double off = Math.abs(measured.analytic(i) - first.value(i))
                        / Math.max(tolerance(measured, right, i, i), FINEST * first.scale(measured, i));
                bits.accept(Double.isNaN(off) ? 0 : Math.min(MOST_BITS, BinaryDigits.of(1 + off)));
            }
        }
        return bits;
    }

    /** The blocks that are not as expected, ascending: in a network the one nearest the cost is last. */
    public List<Integer> wrongBlocks() {
        List<Integer> wrong = new ArrayList<>();
        for (int b = 0; b < blocks().size(); b++) {
            if (!matches(b)) {
                wrong.add(b);
            }
        }
        return List.copyOf(wrong);
    }
}
