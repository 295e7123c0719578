package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.judgement.DirectionalEvidence;
import org.gradcheck.internal.text.DecimalText;
import org.gradcheck.internal.text.ListedNames;
import org.gradcheck.report.MeasuredBlock;

/**
 * Causes of blocks that are wrong as a whole or in whole rows, by the slopes of the cost along directions. No entry of them was measured
 * by itself. Blocks with the same cause are named together.
 *
 * @param blocks all blocks
 * @param examples the number of examples, if it is known
 * @param areMultiplesOfParameters whether the claims of a block, given its number, are a multiple of its parameters
 */
public record DirectionalCauses(
        List<MeasuredBlock> blocks, OptionalInt examples, IntPredicate areMultiplesOfParameters) {

    /** Standard deviations within which a factor is a usual one. Chosen: one of 370 normal ones is outside. */
    private static final double STANDARD_DEVIATIONS = 3;

    /** The largest relative error of a factor that is named after its value. Chosen: usual factors differ by more. */
    private static final double LARGEST_ERROR = 0.02;

    /** The largest relative distance of two measured factors with one meaning: twice the error of a factor that has a reading. */
    private static final double SAME_FACTOR = 2e-3;

    /**
     * A cause. Two of them are the same if their factors differ by at most {@link #SAME_FACTOR}, so that errors of measurement do not count.
     *
     * @param factor the factor that the cause stands for; 0 if it is none
     */
    private record Named(Cause cause, double factor, String evidence, String remedy, List<Cause> alternatives) {

        Named(Cause cause, double factor, String evidence, String remedy) {
            this(cause, factor, evidence, remedy, List.of());
        }

        boolean isSame(Named other) {
            return cause == other.cause
                    && Math.abs(factor - other.factor) <= SAME_FACTOR * Math.abs(factor)
                    && (factor != 0 || evidence.equals(other.evidence));
        }
    }

    /** Returns the causes of the blocks that have such evidence, each with the numbers of its blocks. */
    public Map<Diagnosis, List<Integer>> of(Map<Integer, DirectionalEvidence> evidence) {
        Map<Named, List<Integer>> found = new LinkedHashMap<>();
        evidence.forEach((block, shown) -> {
            Optional<Named> named = cause(block, shown);
            if (named.isPresent()) {
                Named first = found.keySet().stream()
                        .filter(named.get()::isSame)
                        .findFirst()
                        .orElse(named.get());
                found.computeIfAbsent(first, n -> new ArrayList<>()).add(block);
            }
        });
        Map<Diagnosis, List<Integer>> diagnoses = new LinkedHashMap<>();
        found.forEach((named, some) -> diagnoses.put(
                new Diagnosis(
                        named.cause(),
                        BlockNames.of(blocks, some),
                        named.evidence(),
                        named.remedy(),
                        named.alternatives()),
                some));
        return diagnoses;
    }

    private Optional<Named> cause(int block, DirectionalEvidence shown) {
        if (shown.isUnfilled()) {
            return Optional.of(new Named(
                    Cause.NEVER_FILLED,
                    0,
                    "analytic = 0 in all entries, but the cost changes along random directions",
                    ZeroGradient.REMEDY));
        }
        if (!shown.unfilled().isEmpty() && shown.areUnfilledAlone()) {
            return Optional.of(new Named(
                    Cause.PARTLY_FILLED,
                    0,
                    "analytic = 0 in "
                            + ListedNames.of(shown.unfilled().size(), shown.unfilled()::get)
                            + ", but the cost changes along a direction in "
                            + (shown.unfilled().size() == 1 ? "it" : "each of them"),
                    UnfilledPart.REMEDY));
        }
        return shown.isCommonFactor()
                ? factor(1 / shown.ratio(), shown.error() / Math.abs(shown.ratio()))
                        .map(named -> areMultiplesOfParameters.test(block) ? withDecay(named) : named)
                : Optional.empty();
    }

    /** Returns the cause of a factor of the batch, with the other one that such a factor has by itself. */
    private Named ofBatch(FactorMeaning batch, String evidence) {
        boolean hasAlternative = FactorMeaning.isMistakeOfItsOwn(batch.factor());
        return new Named(
                batch.cause(),
                batch.factor(),
                evidence + "; the batch has " + examples.orElse(1) + " examples",
                batch.remedy()
                        + (hasAlternative
                                ? "; for " + Cause.CONSTANT_FACTOR + ": "
                                        + FactorMeaning.remedyOfConstant(batch.factor())
                                : ""),
                hasAlternative ? List.of(Cause.CONSTANT_FACTOR) : List.of());
    }

    /** A decay that is added twice, or by half, has the same values as a factor of a sum of squares. */
    private static Named withDecay(Named named) {
        Cause decay = named.factor() == 2
                ? Cause.EXTRA_WEIGHT_DECAY
                : named.factor() == 0.5 ? Cause.MISSING_WEIGHT_DECAY : named.cause();
        return decay == named.cause()
                ? named
                : new Named(
                        named.cause(),
                        named.factor(),
                        named.evidence(),
                        named.remedy() + "; for " + decay + ": the derivative of a sum of squares, added "
                                + (named.factor() == 2 ? "twice" : "by half"),
                        List.of(decay));
    }

    /**
     * Returns the meaning of a factor.
     *
     * @param factor the analytic slope as a part of the measured one
     * @param error the relative standard deviation
     */
    private Optional<Named> factor(double factor, double error) {
        if (!Double.isFinite(factor) || !(error <= LARGEST_ERROR)) {
            return Optional.empty();
        }
        double close = STANDARD_DEVIATIONS * error;
        String evidence = "analytic = (" + NumberText.of(factor) + " +- "
                + DecimalText.scientific(Math.abs(factor) * error, 0)
                + ") x numeric along the gradient, and in all parts of the"
                + " block alike";
        if (Math.abs(factor + 1) <= close) {
            return Optional.of(new Named(Cause.SIGN_FLIPPED, -1, evidence, "negate it"));
        }
        for (FactorMeaning batch : FactorMeaning.ofBatch(examples.orElse(1), 0).toList()) {
            if (Math.abs(factor / batch.factor() - 1) <= close) {
                return Optional.of(ofBatch(batch, evidence));
            }
        }
        List<FactorMeaning> meanings = FactorMeaning.constants(factor, close, 0, FactorMeaning::remedyOfConstant);
        List<FactorReading> readings = FactorReading.of(factor, close, examples, blocks);
        if (meanings.isEmpty() || (meanings.size() == 1 && readings.isEmpty())) {
            return Optional.empty(); // parts whose factors differ by little have such a mean
        }
        return Optional.of(new Named(
                Cause.CONSTANT_FACTOR,
                meanings.get(0).factor(),
                evidence + FactorReading.evidence(factor, readings),
                meanings.get(0).remedy() + FactorReading.remedies(readings)));
    }
}
