package org.gradcheck.internal.diagnosis.search;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.report.MeasuredBlock;

/**
 * A wrong gradient, and what is expected of it once the bugs found so far are taken for granted: at first what was
 * measured, or for the built-in network what its own backpropagation says.
 */
public final class DiagnosisState {

    /** As many error bars apart are still the same. */
    public static final double AGREEMENT = 10;

    /** Rounding within a gradient, as a part of its largest entry: a zero is no closer a match than any other number. */
    private static final double FINEST = 0x1p-43;

    /** No number tells more than its binary digits. */
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

    /** A gradient of which nothing is known but its numbers. */
    public static DiagnosisState of(WrongGradient gradient) {
        List<MeasuredBlock> blocks = gradient.blocks();
        PredictedGradient measured = new PredictedGradient(blocks.size(), b -> PredictedBlock.measured(blocks.get(b)));
        return new DiagnosisState(
                gradient, new RepeatedEntries(blocks), measured, measured, Optional.empty(), List.of());
    }

    /** A gradient of the built-in network, if its own backpropagation agrees with what was measured. */
    public static DiagnosisState of(WrongGradient gradient, NetworkCase network) {
        List<MeasuredBlock> blocks = gradient.blocks();
        DiagnosisState byNumbers = of(gradient);
        SimulatedBackpropagation right = new SimulatedBackpropagation(network, new BackpropagationRules(network));
        DiagnosisState byRules = byNumbers.with(right);
        boolean agrees = IntStream.range(0, blocks.size()).allMatch(b -> agrees(blocks.get(b), byRules.expected(b)));
        return agrees ? byRules : byNumbers;
    }

    private static boolean agrees(MeasuredBlock block, PredictedBlock right) {
        return IntStream.range(0, block.size())
                .filter(block::isKnown)
                .allMatch(i -> Math.abs(block.numeric(i) - right.value(i))
                        <= 3 * AGREEMENT * (block.error(i) + block.rounding().of(right.value(i), right.scale())));
    }

    /** The same gradient, in the light of a bug that changed what was computed otherwise rightly. */
    public DiagnosisState with(GradientChange change) {
        return new DiagnosisState(
                gradient,
                repetitions,
                origin,
                new PredictedGradient(blocks().size(), b -> change.of(b, expected)),
                simulation,
                Stream.concat(changes.stream(), Stream.of(change)).toList());
    }

    /** The same gradient, in the light of a bug within the backpropagation. */
    public DiagnosisState with(SimulatedBackpropagation simulated) {
        PredictedGradient prediction = new PredictedGradient(blocks().size(), b -> measured(b, simulated.block(b)));
        DiagnosisState situation =
                new DiagnosisState(gradient, repetitions, origin, prediction, Optional.of(simulated), List.of());
        for (GradientChange change : changes) {
            situation = situation.with(change);
        }
        return situation;
    }

    /** What a prediction of a whole block says of the entries that were measured. */
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

    /** Whether all entries of all blocks were measured, and all analytic values are numbers. */
    public boolean isKnownThroughout() {
        return blocks().stream()
                .allMatch(block -> block.isComplete()
                        && IntStream.range(0, block.size()).allMatch(i -> Double.isFinite(block.analytic(i))));
    }

    /** What was measured, and what is known beside it. */
    public WrongGradient gradient() {
        return gradient;
    }

    public PredictedBlock expected(int block) {
        return expected.of(block);
    }

    /** How many examples the cost is taken over, if that is known. */
    public OptionalInt examples() {
        return simulation
                .map(simulated -> OptionalInt.of(simulated.network().examples().size()))
                .orElse(gradient.background().examples());
    }

    /** The coefficient of the weight decay; 0 if there is none or nobody knows. */
    public double weightDecay() {
        return simulation.map(simulated -> simulated.network().weightDecay()).orElse(0.0);
    }

    public Optional<SimulatedBackpropagation> simulation() {
        return simulation;
    }

    /** Whether the user's values are those that are expected now. */
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

    public boolean matches(int block, int i) {
        return matches(blocks().get(block), expected(block), i);
    }

    private static boolean matches(MeasuredBlock measured, PredictedBlock right, int i) {
        double off = Math.abs(measured.analytic(i) - right.value(i));
        return !right.isKnown(i) || (Double.isFinite(off) && off <= tolerance(measured, right, i));
    }

    private static double tolerance(MeasuredBlock measured, PredictedBlock right, int i) {
        double largest = Math.max(Math.abs(measured.analytic(i)), Math.abs(right.value(i)));
        return AGREEMENT * (right.error(i) + measured.rounding().of(largest, right.scale())) + Double.MIN_NORMAL;
    }

    public double analytic(int block, int i) {
        return blocks().get(block).analytic(i);
    }

    /**
     * How surprising it would be if the entries of a block came out as expected here by chance: the binary digits of each
     * value that nothing explained at first, if no entry like it is counted already, and the rest of its block is like it.
     */
    DoubleSummaryStatistics bits(int block) {
        MeasuredBlock measured = blocks().get(block);
        PredictedBlock right = expected(block);
        PredictedBlock first = origin.of(block);
        double finest = FINEST * first.scale();
        return IntStream.range(0, measured.hasFewEntries() ? 0 : measured.size())
                .filter(i -> right.isKnown(i) && !repetitions.contains(block, i))
                .mapToDouble(i -> Math.abs(measured.analytic(i) - first.value(i))
                        / Math.max(tolerance(measured, right, i), finest))
                .map(off -> Double.isNaN(off) ? 0 : Math.min(MOST_BITS, BinaryDigits.of(1 + off)))
                .summaryStatistics();
    }

    /** The blocks that are not as expected, the one nearest the cost last. */
    public List<Integer> wrongBlocks() {
        return IntStream.range(0, blocks().size())
                .filter(b -> !matches(b))
                .boxed()
                .toList();
    }
}
