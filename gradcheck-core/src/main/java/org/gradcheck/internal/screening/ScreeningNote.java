package org.gradcheck.internal.screening;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;

/**
 * Tells in the words of a report how the entries of a screened block were looked at, and what kept them from being seen.
 *
 * @param space the parameters
 * @param gradient the analytic side
 * @param evidence what directions told of entries of the block, those of each kind
 * @param noise that of the cost
 */
record ScreeningNote(ParameterSpace space, AnalyticGradient gradient, List<DirectionalResults> evidence, Noise noise) {

    /** An error of a single entry that is as large as this part of a typical one should show, if nothing hindered it. */
    private static final double DULL = 1e-2;

    /** Tells of a block, some entries of which were looked at one by one. */
    String of(int block, int oneByOne) {
        EntryRange range = space.rangeOf(block);
        boolean isSample = evidence.stream().anyMatch(kind -> kind.isUnexplained(range));
        return howEntriesWereLookedAt(isSample, oneByOne, range.size())
                + evidence.stream()
                        .map(kind -> reservation(block, kind))
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private String howEntriesWereLookedAt(boolean isSample, int oneByOne, int entries) {
        return oneByOne == entries
                ? "every entry by itself"
                : (isSample ? "a sample" : directions()) + ", " + oneByOne + " of " + entries + " one by one";
    }

    private String directions() {
        return evidence.isEmpty()
                ? "no entry by directions"
                : evidence.stream()
                        .map(kind -> (kind.isInwards() ? "those at bounds by " : "all entries by ")
                                + kind.directions()
                                + (kind.isInwards() ? " inward ones" : " random directions"))
                        .collect(joining(", "));
    }

    private String reservation(int block, DirectionalResults kind) {
        EntryRange range = space.rangeOf(block);
        List<DirectionalTest> witnesses = kind.witnesses(range);
        if (kind.isLeftOpenByKinks(range)) {
            return "; parameters at kinks leave the others open, check beside them";
        }
        if (kind.isWrongElsewhere(range)) {
            return "; directions disagree: a few of the others seem wrong, mode exhaustive finds them";
        }
        if (witnesses.isEmpty() || gradient.typical(block) == 0 || kind.isUnexplained(range)) {
            return "";
        }
        if (gradient.isHidden(block, space, witnesses)) {
            return hidden();
        }
        if (gradient.isHiddenByTolerance(block, space, witnesses)) {
            return "; so many errors within the tolerance would hide a wrong entry, use mode exhaustive";
        }
        if (!gradient.showsSingleErrors(block, space, witnesses)) {
            return String.format(
                    Locale.ROOT,
                    "; an error of %.1g in all of them would show",
                    gradient.sensitivityOfAll(block, space, witnesses));
        }
        return kind.isAtKinks() && gradient.sensitivity(block, space, witnesses) > DULL
                ? "; parameters at kinks hide smaller errors"
                : "";
    }

    private String hidden() {
        return String.format(
                Locale.ROOT,
                "; noise of %.1g in the cost hides them, %s",
                noise.level(),
                noise.singlePrecision()
                        ? "compute it in double precision"
                        : "compute it more precisely or check a smaller instance");
    }
}
