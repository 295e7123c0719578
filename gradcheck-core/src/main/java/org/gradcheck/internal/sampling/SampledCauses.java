package org.gradcheck.internal.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.pattern.FactorMeaning;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.text.DecimalText;
import org.gradcheck.internal.text.ListedNames;
import org.gradcheck.internal.text.RoundedUp;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;

/**
 * What the means over samples show of wrong blocks: a factor that all entries of a block have in common, or the entries that deviate.
 *
 * @param means the means that the report shows
 * @param judged the verdicts of the blocks
 * @param examples the number of examples, if it is known
 */
record SampledCauses(SampledMeans means, List<JudgedBlock> judged, OptionalInt examples) {

    /** The largest relative error of a factor that is named. Chosen: usual factors differ by more. */
    private static final double LARGEST_ERROR = 0.02;

    /** The largest relative error of a factor of -1. Chosen: no other usual factor is near. */
    private static final double LARGEST_ERROR_OF_SIGN = 0.1;

    /** Standard errors within which a factor is a usual one. Formula: a normal mean is farther in 0.3 % of checks. */
    private static final double CLOSE = 3;

    /** Most entries that a pattern line describes one by one. */
    private static final int MOST = 3;

    private record Named(Cause cause, double factor, double error, String meaning, String remedy) {}

    /** Returns the factors of wrong blocks; blocks with the same factor are named together. */
    List<Diagnosis> factors() {
        List<Named> found = new ArrayList<>();
        List<List<Integer>> places = new ArrayList<>();
        for (int b = 0; b < judged.size(); b++) {
            Optional<Named> named = judged.get(b).report().verdict() == Verdict.DISAGREES
                    ? named(BlockFactor.of(means, b))
                    : Optional.empty();
            if (named.isPresent()) {
                add(named.get(), b, found, places);
            }
        }
        List<MeasuredBlock> blocks = new ArrayList<>();
        for (JudgedBlock block : judged) {
            blocks.add(block.measured());
        }
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int k = 0; k < found.size(); k++) {
            Named named = found.get(k);
            diagnoses.add(new Diagnosis(
                    named.cause(),
                    BlockNames.of(blocks, places.get(k)),
                    "mean gradient = " + withError(named.factor(), named.error())
                            + " x slope of the mean cost, in all entries as far as the samples tell" + named.meaning(),
                    named.remedy(),
                    List.of()));
        }
        return diagnoses;
    }

    private static void add(Named named, int block, List<Named> found, List<List<Integer>> places) {
        for (int k = 0; k < found.size(); k++) {
            Named other = found.get(k);
            double error = Math.hypot(named.error(), other.error());
            if (other.cause() == named.cause() && Math.abs(other.factor() - named.factor()) <= CLOSE * error) {
                places.get(k).add(block);
                found.set(k, named.error() < other.error() ? named : other);
                return;
            }
        }
        found.add(named);
        places.add(new ArrayList<>(List.of(block)));
    }

    private Optional<Named> named(BlockFactor factor) {
        double value = factor.value();
        double relative = factor.error() / Math.abs(value);
        boolean isSign = Math.abs(value + 1) <= CLOSE * factor.error() && relative <= LARGEST_ERROR_OF_SIGN;
        if (!factor.isCommon() || !(isSign || relative <= LARGEST_ERROR)) {
            return Optional.empty();
        }
        if (isSign) {
            return Optional.of(new Named(Cause.SIGN_FLIPPED, value, factor.error(), "", "negate it"));
        }
        int batch = examples.orElse(1);
        for (FactorMeaning meaning : FactorMeaning.ofBatch(batch, 0).toList()) {
            if (Math.abs(value - meaning.factor()) <= CLOSE * factor.error()) {
                String of = "; the batch has " + batch + " examples";
                return Optional.of(new Named(meaning.cause(), value, factor.error(), of, meaning.remedy()));
            }
        }
        List<FactorMeaning> meanings =
                FactorMeaning.constants(value, CLOSE * relative, 0, FactorMeaning::remedyOfConstant);
        String remedy = meanings.size() > 1 ? meanings.get(0).remedy() : remedyOf(value);
        return Optional.of(new Named(Cause.CONSTANT_FACTOR, value, factor.error(), "", remedy));
    }

    private static String remedyOf(double factor) {
        return factor > 0
                ? "look for a factor that one side alone has: the 1 / (1 - p) of dropout, a number of samples, a weight of the cost"
                : "look for a sign and a factor that one side alone has";
    }

    /** Returns what is known of wrong blocks without a common factor, in one line. */
    Optional<String> pattern() {
        List<String> parts = new ArrayList<>();
        for (int b = 0; b < judged.size(); b++) {
            if (judged.get(b).report().verdict() == Verdict.DISAGREES) {
                parts.add(pattern(b));
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", parts.subList(0, Math.min(MOST, parts.size())))
                        + (parts.size() > MOST ? "; and " + (parts.size() - MOST) + " more blocks" : ""));
    }

    private String pattern(int block) {
        List<Discrepancy> wrong = judged.get(block).mismatches();
        int entries = judged.get(block).report().entries();
        if (wrong.isEmpty()) {
            BlockFactor factor = BlockFactor.of(means, block);
            return judged.get(block).name() + ": no single entry stands out"
                    + (Double.isNaN(factor.value())
                            ? ""
                            : "; along the mean gradient it is " + withError(factor.value(), factor.error())
                                    + " x the slope of the mean cost");
        }
        String others = wrong.size() == entries
                ? ""
                : "; no deviation is seen in the other "
                        + (entries - wrong.size() == 1 ? "entry" : entries - wrong.size() + " entries");
        if (wrong.size() > MOST) {
            return judged.get(block).name() + ": " + wrong.size() + " of " + entries
                    + " entries deviate, by no common factor" + others;
        }
        return ListedNames.of(wrong.size(), k -> ratio(wrong.get(k))) + others;
    }

    private String ratio(Discrepancy entry) {
        int number = means.parameters().from(blockOf(entry)) + entry.entry();
        double gradient = means.gradient().mean(number);
        double slope = gradient + means.missing().mean(number);
        double error = means.missing().standardError(number) / Math.abs(slope);
        boolean isKnown = error < LARGEST_ERROR * 10 && Math.abs(slope) > 0;
        return entry.name()
                + (gradient == 0
                        ? " is 0 in each sample"
                        : isKnown
                                ? " is about " + withError(gradient / slope, Math.abs(gradient / slope) * error)
                                        + " x the slope"
                                : " is " + DecimalText.scientific(entry.analytic(), 1) + ", the slope "
                                        + withError(
                                                entry.numeric(),
                                                means.missing().standardError(number)
                                                        / means.parameters().scale(number)));
    }

    private int blockOf(Discrepancy entry) {
        for (int b = 0; b < judged.size(); b++) {
            if (judged.get(b).name().equals(entry.block())) {
                return b;
            }
        }
        throw new IllegalArgumentException("no block is named '" + entry.block() + "'");
    }

    /** Returns a number with as many digits as its error allows, such as {@code (1.25 +- 0.003)}. */
    private static String withError(double value, double error) {
        double size = Math.abs(value);
        if (!(size >= 1e-3 && size < 1e5) || !(error > 0)) {
            return "(" + DecimalText.scientific(value, 2) + " +- " + RoundedUp.of(error) + ")";
        }
        int decimals = Math.max(1, Math.min(6, 1 - (int) Math.floor(Math.log10(error))));
        return "(" + DecimalText.plain(value, decimals) + " +- " + DecimalText.plain(error, decimals) + ")";
    }
}
