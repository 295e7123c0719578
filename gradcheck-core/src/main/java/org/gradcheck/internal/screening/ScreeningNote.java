package org.gradcheck.internal.screening;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.internal.text.RoundedUp;

/**
 * Note of a report on a screened block: the way in which its entries were tested, and the reason if they could not be.
 *
 * @param space the parameters
 * @param gradient the analytic side
 * @param results the results of each kind of directions that displaces entries of the block
 * @param noise the noise of the cost
 */
record ScreeningNote(ParameterSpace space, AnalyticGradient gradient, List<DirectionalResults> results, Noise noise) {

    /**
     * Describes a block.
     *
     * @param oneByOne the number of its entries that were examined one by one
     */
    String describe(int block, int oneByOne) {
        EntryRange range = space.rangeOf(block);
        boolean isSample = results.stream().anyMatch(kind -> kind.isUnexplained(range));
        return tested(isSample, oneByOne, range)
                + results.stream()
                        .map(kind -> reservation(block, kind))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private String tested(boolean isSample, int oneByOne, EntryRange range) {
        return oneByOne == range.size()
                ? "every entry by itself"
                : (isSample ? "a sample" : directions(range)) + ", " + oneByOne + " of " + range.size() + " one by one";
    }

    private String directions(EntryRange range) {
        return results.isEmpty()
                ? "no entry by directions"
                : results.stream()
                        .map(kind -> (kind.isInwards() ? "entries at bounds by " : allBut(kind.heldIn(range)) + " by ")
                                + kind.directions()
                                + (kind.isInwards() ? " inward directions" : " random directions"))
                        .collect(joining(", "));
    }

    private static String allBut(int held) {
        return held == 0
                ? "all entries"
                : "all but " + Plural.of(held, "entry") + " beside " + (held == 1 ? "a kink" : "kinks");
    }

    private String reservation(int block, DirectionalResults kind) {
        EntryRange range = space.rangeOf(block);
        List<DirectionalTest> tests = kind.informative(range);
        if (kind.isInconclusiveByKinks(range)) {
            return "; some parameters are at kinks, so the others cannot be verified; check at a nearby point";
        }
        if (kind.disagreesBesideExaminedEntries(range)) {
            return "; random directions disagree, but no single wrong entry was found; rerun with gradcheck.mode=exhaustive";
        }
        if (tests.isEmpty() && gradient.typical(block) != 0) {
            return "; the noise or the curvature of the cost hides these entries; rerun with gradcheck.mode=exhaustive";
        }
        if (tests.isEmpty() || gradient.typical(block) == 0 || kind.isUnexplained(range)) {
            return "";
        }
        if (gradient.isHidden(block, space, tests)) {
            return hidden();
        }
        if (gradient.isHiddenByTolerance(block, space, tests)) {
            return "; the sum of errors within the tolerance could hide a wrong entry; rerun with gradcheck.mode=exhaustive";
        }
        if (kind.disagreesWithoutWrongEntry(range)) {
            return "; random directions disagree, but no single wrong entry was found; rerun with gradcheck.mode=exhaustive";
        }
        if (!gradient.detectsSingleErrors(block, space, tests)) {
            return "; only the block as a whole was verified: an error of a single entry shows from "
                    + RoundedUp.of(gradient.sensitivity(block, space, tests)) + " of a typical entry on";
        }
        return kind.isAtKinks() && gradient.sensitivity(block, space, tests) > ScreeningPass.LOW_SENSITIVITY
                ? "; parameters at kinks hide smaller errors"
                : "";
    }

    private String hidden() {
        return String.format(
                Locale.ROOT,
                "; the noise of the cost, %.0e, hides these entries; %s",
                noise.level(),
                noise.singlePrecision()
                        ? "compute the cost in double precision"
                        : "compute the cost more precisely or check a smaller instance");
    }
}
