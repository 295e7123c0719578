package org.gradcheck.internal.sampling;

import java.util.ArrayList;
import java.util.List;

/**
 * A test that calls a block wrong.
 *
 * @param block the block
 * @param kind what was tested
 * @param entry the number of the entry, if it was one
 * @param evidence {@code -ln(chance)}
 */
record Rejection(int block, Kind kind, int entry, double evidence) {

    /** What a test compares with zero. */
    enum Kind {

        /** The bias of one entry. */
        ENTRY,

        /** The bias of a block along the signs of its gradient, which shows a factor. */
        ALONG_GRADIENT,

        /** The bias of a block along the bias that earlier samples have shown, which shows small deviations of many entries. */
        ALONG_BIAS
    }

    static List<Rejection> of(SampledMeans means, ErrorRates rates) {
        double rounding = CommonRounding.of(means);
        SampledParameters parameters = means.parameters();
        List<Rejection> all = new ArrayList<>();
        double neededOfEntry = rates.needed(2L * parameters.size());
        double neededOfBlock = rates.needed(4L * parameters.blocks());
        for (int b = 0; b < parameters.blocks(); b++) {
            for (int i = parameters.from(b); i < parameters.to(b); i++) {
                add(
                        all,
                        new Rejection(b, Kind.ENTRY, i, 0),
                        means.entry(i),
                        rounding + Tolerated.ofEntry(means, i),
                        neededOfEntry);
            }
            double ofBlock = rounding * Math.sqrt(parameters.to(b) - parameters.from(b)) + Tolerated.ofBlock(means, b);
            if (isHeavy(means, b)) {
                continue;
            }
            Rejection alongGradient = new Rejection(b, Kind.ALONG_GRADIENT, -1, 0);
            add(
                    all,
                    alongGradient,
                    means.alongGradient(b).missing(),
                    CommonRounding.alongGradient(means, b) + Tolerated.alongGradient(means, b),
                    neededOfBlock);
            Rejection seen = new Rejection(b, Kind.ALONG_BIAS, -1, 0);
            if (means.alongBias(b).mean() > 0) {
                add(all, seen, means.alongBias(b), ofBlock, neededOfBlock);
            }
        }
        return all;
    }

    /** Returns whether a few samples make up the variance of an entry: a direction chosen before they were drawn may not have them. */
    private static boolean isHeavy(SampledMeans means, int block) {
        for (int i = means.parameters().from(block); i < means.parameters().to(block); i++) {
            if (!means.parameters().isFixed(i) && means.entry(i).isHeavy()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the bias is that of entries whose gradient was the same in all samples, by most of its square. */
    boolean isOfConstant(SampledMeans means) {
        if (kind == Kind.ENTRY) {
            return means.gradient().isConstant(entry);
        }
        double constant = 0;
        double all = 0;
        for (int i = means.parameters().from(block); i < means.parameters().to(block); i++) {
            double square = means.missing().mean(i) * means.missing().mean(i);
            all += square;
            constant += means.gradient().isConstant(i) ? square : 0;
        }
        return constant > all / 2;
    }

    private static void add(List<Rejection> all, Rejection test, Moments moments, double rounding, double needed) {
        double evidence = moments.evidence(rounding);
        if (evidence >= needed) {
            all.add(new Rejection(test.block, test.kind, test.entry, evidence));
        }
    }
}
