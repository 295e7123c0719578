package org.gradcheck.internal.screening;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.text.DecimalText;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.internal.text.RoundedUp;

/**
 * Note of a report on a screened block: the way in which its entries were tested, and the reason if they could not be.
 *
 * @param gradient the analytic side
 * @param overrides the tolerances
 * @param results the results of each kind of directions that displaces entries of the block
 * @param noise the noise of the cost
 */
record ScreeningNote(AnalyticGradient gradient, CheckOptions overrides, List<DirectionalResults> results, Noise noise) {

    /**
     * Largest error bar of noise along a direction, in noise levels. Formula: 64 at the largest of the first steps, times 6.6 of the
     * extrapolation, and as much again for the differences of its levels.
     */
    private static final double ERROR_BAR_OF_NOISE = 1024;

    static final String LIMIT = "; the limit of the evaluations ended the check before these entries were verified";

    private static final String LIMIT_OF_SEARCH =
            "; random directions disagree, and the limit of the evaluations ended the search for the wrong entries";

    private static final String EXHAUSTIVE = "; rerun with gradcheck.mode=exhaustive";

    /**
     * Describes a block.
     *
     * @param own its entries that were examined one by one
     */
    String describe(int block, List<JudgedEntry> own) {
        EntryRange range = gradient.space().rangeOf(block);
        boolean isSample = results.stream().anyMatch(kind -> kind.isUnexplained(range));
        return tested(isSample, own.size(), range)
                + results.stream()
                        .map(kind -> reservation(block, kind))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(undecided(own));
    }

    /** Returns the reason why single entries leave the block unresolved. */
    private static String undecided(List<JudgedEntry> own) {
        if (own.stream().anyMatch(JudgedEntry::isWrong)) {
            return "";
        }
        Optional<JudgedEntry> unknown = own.stream()
                .filter(entry ->
                        entry.isOpen() && Double.isNaN(entry.discrepancy().numeric()))
                .findFirst();
        if (unknown.isPresent()) {
            return "; " + unknown.get().discrepancy().name()
                    + " cannot be displaced within its bounds and the domain of the cost; declare it fixed if it must not move";
        }
        int open =
                (int) own.stream().filter(JudgedEntry::isNeitherRightNorWrong).count();
        return open == 0 ? "" : "; " + Plural.of(open, "entry") + " neither right nor wrong" + EXHAUSTIVE;
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
                        .map(kind -> displaced(kind, range) + " by " + kind.directions()
                                + (kind.kind() == DirectionKind.INWARDS ? " inward directions" : " random directions"))
                        .collect(joining(", "));
    }

    private static String displaced(DirectionalResults kind, EntryRange range) {
        return switch (kind.kind()) {
            case TWO_SIDED -> allBut(kind.heldIn(range));
            case INWARDS -> "entries at bounds";
            case SEPARATE -> "entries of unknown unit";
        };
    }

    private static String allBut(int held) {
        return held == 0
                ? "all entries"
                : "all but " + Plural.of(held, "entry") + (held == 1 ? " at a kink or wave" : " at kinks or waves");
    }

    private String reservation(int block, DirectionalResults kind) {
        EntryRange range = gradient.space().rangeOf(block);
        if (kind.isCutShort()) {
            return kind.tests().stream().anyMatch(DirectionalTest::disagreesBeyondTolerance) ? LIMIT_OF_SEARCH : LIMIT;
        }
        DetectableErrors detectable = kind.detectable(gradient, overrides, block);
        boolean isInformative = !detectable.tests().isEmpty();
        if (kind.isInconclusiveByKinks(range)) {
            return "; some parameters are at kinks, so the others cannot be verified; check at a nearby point";
        }
        if (kind.disagreesBesideExaminedEntries(range)) {
            return "; random directions disagree, but no single wrong entry was found" + EXHAUSTIVE;
        }
        if (!isInformative && !gradient.isZero(block)) {
            return kind.kind() == DirectionKind.SEPARATE
                    ? "; the sizes of some parameters do not show their units; declare scale(...)"
                    : "; the noise or the curvature of the cost hides these entries" + EXHAUSTIVE;
        }
        if (!isInformative || gradient.isZero(block) || kind.isUnexplained(range)) {
            return "";
        }
        if (detectable.areNone()) {
            return hidden(detectable.tests());
        }
        if (detectable.areTolerated()) {
            return "; the sum of errors within the tolerance could hide a wrong entry" + EXHAUSTIVE;
        }
        if (kind.disagreesWithoutWrongEntry(range)) {
            return "; random directions disagree, but no single wrong entry was found" + EXHAUSTIVE;
        }
        if (!detectable.areOfSingleEntries()) {
            return "; only the block as a whole was compared, to " + RoundedUp.of(detectable.ofAllEntries())
                    + "; an error of a single entry shows from " + RoundedUp.of(detectable.ofSingleEntries())
                    + " of a typical entry on" + remedy(detectable.tests());
        }
        return kind.isAtKinks() && detectable.ofSingleEntries() > ScreeningPass.LOW_SENSITIVITY
                ? "; parameters at kinks hide smaller errors"
                : "";
    }

    private String hidden(List<DirectionalTest> tests) {
        String reason = isNoise(tests)
                ? "the noise of the cost, " + DecimalText.scientific(noise.level(), 0) + ", hides these entries"
                : "kinks or the curvature of the cost hide these entries";
        return "; " + reason + remedy(tests);
    }

    private String remedy(List<DirectionalTest> tests) {
        return isNoise(tests) ? "; compute the cost more precisely or check a smaller instance" : EXHAUSTIVE;
    }

    /** Returns whether noise, not kinks or curvature, decides about the most precise test. */
    private boolean isNoise(List<DirectionalTest> tests) {
        return tests.stream().mapToDouble(DirectionalTest::error).min().orElse(0) <= ERROR_BAR_OF_NOISE * noise.level();
    }
}
