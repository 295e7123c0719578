package org.gradcheck.internal.judgement;

import java.util.Locale;
import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Reason why entries of a block are unresolved. The parameters must be at the point, since one of them may be displaced.
 *
 * @param block the block
 * @param judge gives the entries their verdicts
 * @param noise the noise of the cost
 */
public record UnresolvedReason(ParameterBlock block, EntryJudge judge, NoiseOfDifferences noise) {

    /** Relative displacement that no storage rounds away. Chosen: even a storage with four significant bits keeps it. */
    private static final double DISPLACEMENT = 0x1p-3;

    /** The reason of entries that were not compared. */
    public static final String UNREACHED =
            "the limit of the evaluations ended the check before all entries were compared";

    /** Adds the reason to a block, if it is unresolved. */
    static BlockJudge addTo(BlockJudge judged) {
        Optional<Integer> hardest = judged.hardest();
        if (hardest.isEmpty()) {
            return judged;
        }
        ExaminedBlock examined = judged.examined();
        double[] analytic = examined.analytic();
        Derivative[] numeric = examined.numeric();
        int i = hardest.get();
        UnresolvedReason reason = new UnresolvedReason(examined.block(), examined.entryJudge(), examined.noise());
        return judged.because(reason.describe(i, analytic[i], numeric[i], examined.scaleOf(i)));
    }

    /**
     * Returns the reason in the words of a report.
     *
     * @param entry the number of the entry
     * @param analytic the user's value
     * @param numeric the measured derivative
     * @param scale the largest derivative of the block
     */
    public String describe(int entry, double analytic, Derivative numeric, double scale) {
        if (numeric instanceof Derivative.Unreached) {
            return UNREACHED;
        }
        if (Double.isNaN(numeric.value())) {
            return reasonWithoutDifference(entry);
        }
        EntryJudge withoutTolerance = new EntryJudge(CheckOptions.NONE, judge.rounding());
        EntryVerdict without = withoutTolerance.judge(analytic, numeric, scale);
        if (without != EntryVerdict.UNRESOLVED && without != EntryVerdict.TOO_SMALL) {
            return "the differences are not as precise as the tolerance asks";
        }
        if (judge.isResolved(analytic, numeric, scale)) {
            return block.nameOf(entry) + " is neither right nor wrong: "
                    + (numeric.allows(analytic)
                            ? "the differences close to the point allow it, those of all steps do not"
                            : "it is between 10 and 30 error bars off")
                    + "; check at another point";
        }
        if (judge.overrides().step().isPresent()) {
            return "differences of the chosen step are not precise enough; leave the step to the check";
        }
        return noise.explains(entry, numeric)
                ? hiddenByNoise()
                : "the noise or the curvature of the cost hides the derivative; check at another point";
    }

    private String hiddenByNoise() {
        return String.format(
                Locale.ROOT,
                "the noise of the cost, %.0e, hides %s; %s",
                noise.noise().level(),
                block.shape().entries() == 1 ? "this entry" : "these entries",
                noise.noise().singlePrecision()
                        ? "compute the cost in double precision"
                        : "compute the cost more precisely, without a large constant, or check at another point");
    }

    private String reasonWithoutDifference(int entry) {
        String name = block.nameOf(entry);
        if (!hasRoom(entry)) {
            return "the bounds leave no room to displace " + name + "; declare it fixed if it must not move";
        }
        double size = new ParameterScale(block.values()).of(entry);
        if (isKept(entry, DISPLACEMENT * size)) {
            return "the cost is not finite, or refuses to be evaluated, wherever " + name + " is displaced";
        }
        return isKept(entry, Math.max(1, size))
                ? "the storage rounds displacements of " + name + " away, which are a part of its size, "
                        + String.format(Locale.ROOT, "%.0e", size) + "; declare a larger scale(...)"
                : name + " keeps its value whatever is stored in it; let the storage write to where the cost reads";
    }

    private boolean hasRoom(int entry) {
        ParameterVector values = block.values();
        double origin = values.get(entry);
        ParameterScale scale = new ParameterScale(values);
        double least = judge.overrides().step().orElseGet(() -> scale.smallestStep(entry));
        return origin + least <= values.upperBound(entry) || origin - least >= values.lowerBound(entry);
    }

    /** Returns whether the storage returns another value, within the bounds, after it was displaced by a step. */
    private boolean isKept(int entry, double step) {
        ParameterVector values = block.values();
        double origin = values.get(entry);
        double up = Math.min(origin + step, values.upperBound(entry));
        double moved = up > origin ? up : Math.max(origin - step, values.lowerBound(entry));
        try (Displaced displaced = new Displaced()) {
            return displaced.to(new Displacement.OfEntry(values, entry, origin, moved)) != origin;
        }
    }
}
